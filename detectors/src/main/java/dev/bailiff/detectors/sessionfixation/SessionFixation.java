package dev.bailiff.detectors.sessionfixation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.decoding.Decoded;
import dev.bailiff.detectors.decoding.Excerpt;
import dev.bailiff.detectors.decoding.Transport;
import dev.bailiff.detectors.sessionfixation.SessionNames.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the ways in which an attacker makes somebody else use a session that he knows: a link
 * on his own page that carries it as a parameter, and a value that sets a cookie where it is shown.
 *
 * <p>A site that passes its session along does so on links of its own. A name that only a framework
 * gives, on a link from elsewhere, scores 0.6; words that sites use for other things as well, or
 * links that come from nowhere, as bookmarks and messages do, score less.
 */
public final class SessionFixation implements Detector {
  private static final String SIGNAL = "session-fixation";

  private static final Pattern COOKIE =
      Pattern.compile(
          "\\.cookie\\b[^;]{0,400};[^a-z]{0,12}(?:expires|domain|path|max-age)[^a-z0-9]{0,4}="
              + "|http-equiv[^a-z]{1,8}set-cookie\\b",
          Pattern.DOTALL);

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(
            SIGNAL, "a session that somebody else has chosen; how the request brings it"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return field(type, "event.query", FieldType.TEXT) == null
        ? Optional.empty()
        : Optional.of(new Sessions(type));
  }

  private static @Nullable Field field(EventType type, String path, FieldType kind) {
    return type.field(path).filter(field -> field.type() == kind).orElse(null);
  }

  private static final class Sessions implements Detection {
    private final @Nullable Field query;
    private final @Nullable Field body;
    private final @Nullable Field referrer;
    private final @Nullable Field headers;

    Sessions(EventType type) {
      query = field(type, "event.query", FieldType.TEXT);
      body = field(type, "event.body", FieldType.TEXT);
      referrer = field(type, "event.referrer", FieldType.TEXT);
      headers = field(type, "event.headers", FieldType.MAP);
    }

    @Override
    public List<Field> decidedBy() {
      return Stream.of(query, referrer).filter(Objects::nonNull).toList();
    }

    @Override
    public boolean isDecidedByFields(Event event) {
      return !(body != null && event.has(body));
    }

    @Override
    public boolean isSilentOn(Field field, String text) {
      return !field.equals(query)
          || (SessionNames.inPairs(text) == null && cookie(field, text) == null);
    }

    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      Signal best = null;
      for (Field field : Stream.of(query, body).filter(Objects::nonNull).toList()) {
        if (event.has(field)) {
          String text = event.text(field);
          best = surer(best, cookie(field, text));
          best = surer(best, session(event, field, text));
        }
      }
      if (best != null) {
        raise.accept(best);
      }
    }

    private static @Nullable Signal surer(@Nullable Signal known, @Nullable Signal other) {
      boolean isBetter = other != null && (known == null || other.score() > known.score());
      return isBetter ? other : known;
    }

    /** A piece of script or markup that sets a cookie. */
    private static @Nullable Signal cookie(Field field, String text) {
      int near = indexOfCookie(text);
      if (near < 0) {
        return null;
      }
      Decoded decoded =
          Decoded.exact(text, Math.max(0, near - 256), text.length(), Transport.FORM).folded();
      Matcher matcher = COOKIE.matcher(decoded.text());
      return matcher.find()
          ? signal("cookie-in-value", 0.6, decoded.evidence(field, matcher.start(), matcher.end()))
          : null;
    }

    private static int indexOfCookie(String text) {
      for (int at = text.length() - 6; at >= 0; at--) {
        if ((text.charAt(at) | 32) == 'c' && text.regionMatches(true, at, "cookie", 0, 6)) {
          return at;
        }
      }
      return -1;
    }

    private @Nullable Signal session(Event event, Field field, String text) {
      boolean isJson = field.equals(body) && (text.startsWith("{") || text.startsWith("["));
      Found found = isJson ? SessionNames.inJson(text) : SessionNames.inPairs(text);
      if (found == null) {
        return null;
      }
      String from = referrer != null && event.has(referrer) ? event.text(referrer) : "";
      Evidence evidence = Excerpt.evidence(field, text, found.start(), found.end());
      if (from.isEmpty()) {
        return signal("session-from-nowhere", found.isOwn() ? 0.3 : 0.1, evidence);
      }
      String host = host(event);
      boolean isOwnSite = host.isEmpty() || host.equals(hostOf(from));
      return isOwnSite
          ? null
          : signal("session-from-elsewhere", found.isOwn() ? 0.6 : 0.3, evidence);
    }

    private String host(Event event) {
      Map<String, String> fields =
          headers != null && event.has(headers) ? event.map(headers) : Map.of();
      String host = event.text("event.host").orElse(fields.getOrDefault("host", ""));
      return bare(host);
    }
  }

  /** The host of an address, or what stands there instead of one. */
  private static String hostOf(String address) {
    int start = address.indexOf("://");
    int from = start < 0 ? 0 : start + 3;
    int end = from;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    return bare(address.substring(Math.max(from, address.lastIndexOf('@', end) + 1), end));
  }

  private static String bare(String host) {
    int colon = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
    return (colon > 0 ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }

  private static Signal signal(String form, double score, Evidence evidence) {
    return new Signal(SIGNAL, score, form, List.of(evidence));
  }
}
