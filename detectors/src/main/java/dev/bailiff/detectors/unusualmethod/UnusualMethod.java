package dev.bailiff.detectors.unusualmethod;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.decoding.Excerpt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Recognises request methods that neither browsers nor ordinary clients of an API send. Office
 * programs and file managers send WebDAV methods of their own accord, which therefore score lower
 * than diagnosis, tunnels and made-up words.
 */
public final class UnusualMethod implements Detector {
  private static final String SIGNAL = "unusual-method";

  private static final int MAX_VALUE = 32;

  private static final Set<String> USUAL =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "-");

  private static final Set<String> DAV =
      Set.of(
          "PROPFIND",
          "PROPPATCH",
          "MKCOL",
          "COPY",
          "MOVE",
          "LOCK",
          "UNLOCK",
          "REPORT",
          "SEARCH",
          "BIND",
          "ACL",
          "MKCALENDAR",
          "CHECKIN",
          "CHECKOUT",
          "MERGE",
          "MKACTIVITY",
          "VERSION-CONTROL");

  private static final Set<String> DIAGNOSIS =
      Set.of("TRACE", "TRACK", "DEBUG", "CONNECT", "PRI", "PURGE", "BAN", "REFRESH", "UNCHECKOUT");

  @Override
  public List<SignalSpec> signals() {
    return List.of(new SignalSpec(SIGNAL, "the request method is not an ordinary one; the method"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return type.name().equals("http.request")
        ? type.field("event.method")
            .filter(field -> field.type() == FieldType.TEXT)
            .map(Methods::new)
        : Optional.empty();
  }

  private record Methods(Field method) implements Detection {
    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      String text = event.has(method) ? event.text(method) : "-";
      if (!USUAL.contains(text)) {
        String value = Excerpt.of(text, 0, Math.min(text.length(), MAX_VALUE));
        raise.accept(
            new Signal(
                SIGNAL,
                score(text),
                value,
                List.of(Excerpt.evidence(method, text, 0, text.length()))));
      }
    }

    @Override
    public List<Field> decidedBy() {
      return List.of(method);
    }
  }

  private static double score(String method) {
    if (DAV.contains(method)) {
      return 0.5;
    }
    return DIAGNOSIS.contains(method) ? 0.7 : 0.9;
  }
}
