package dev.bailiff.detectors.token;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.service.TokenIssuer;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.decoding.Excerpt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises signed tokens (JWT) that were forged or are out of their time. Without the provider's
 * keys it sees what no honest token has; with them, in {@code services.yaml}, also what was
 * altered. Neither a token nor anything that could stand for one is shown: the evidence is made of
 * names, and a token's id is a hash.
 */
public final class SignedToken implements Detector {
  private static final String FORGED = "forged-token";
  private static final String TIME = "token-time";
  private static final String ID = "token-id";

  /** Clocks differ. */
  private static final double LEEWAY_MILLIS = 300_000;

  /** Programs renew their tokens late; hours late they were not theirs to renew. */
  private static final double LONG_MILLIS = 3_600_000;

  private static final int ID_BYTES = 8;
  private static final int MAX_SHOWN = 80;

  private final List<TokenIssuer> issuers;

  /** One that knows no issuer. */
  public SignedToken() {
    this(List.of());
  }

  private SignedToken(List<TokenIssuer> issuers) {
    this.issuers = List.copyOf(issuers);
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(FORGED, "a signed token that its issuer did not make; in which way"),
        new SignalSpec(ID, "a signed token; a hash that stands for it"),
        new SignalSpec(TIME, "a signed token before or after its time; which of them"));
  }

  @Override
  public Detector under(Services services) {
    return services.issuers().isEmpty() ? this : new SignedToken(services.issuers());
  }

  @Override
  public Optional<Detection> on(EventType type) {
    List<Field> texts =
        Stream.of("event.path", "event.query")
            .flatMap(path -> type.field(path).stream())
            .filter(field -> field.type() == FieldType.TEXT)
            .toList();
    Optional<Field> headers =
        type.field("event.headers").filter(field -> field.type() == FieldType.MAP);
    return texts.size() < 2
        ? Optional.empty()
        : Optional.of(new Tokens(texts, headers.orElse(null), issuers));
  }

  private record Tokens(List<Field> texts, @Nullable Field headers, List<TokenIssuer> issuers)
      implements Detection {
    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      Worst worst = new Worst();
      Presented.forEach(event, texts, headers, token -> worst.add(token, event, issuers));
      worst.raise(raise);
    }

    @Override
    public List<Field> decidedBy() {
      return texts;
    }

    @Override
    public boolean isDecidedByFields(Event event) {
      return headers == null || !event.has(headers);
    }

    @Override
    public boolean isSilentOn(Field field, String text) {
      return !text.contains(Presented.BEGINNING);
    }
  }

  /** The surest of what the tokens of one event show. */
  private static final class Worst {
    private @Nullable Signal forged;
    private @Nullable Signal time;
    private @Nullable Signal id;

    void add(Presented token, Event event, List<TokenIssuer> issuers) {
      Forgery.of(token, issuers)
          .ifPresent(found ->
              forged =
                  surer(forged, signal(FORGED, found.score(), found.form(), token, found.shown())));
      outOfTime(token, event.timeMillis()).ifPresent(found -> time = surer(time, found));
      if (id == null) {
        id = signal(ID, 1, hash(token), token, "alg " + token.algorithm());
      }
    }

    void raise(Consumer<Signal> raise) {
      Stream.of(Optional.ofNullable(forged), Optional.ofNullable(id), Optional.ofNullable(time))
          .flatMap(Optional::stream)
          .forEach(raise);
    }

    private static Signal surer(@Nullable Signal before, Signal found) {
      return before == null || found.score() > before.score() ? found : before;
    }
  }

  private static Optional<Signal> outOfTime(Presented token, long now) {
    double over = token.claims().millis("exp").map(end -> now - end).orElse(0.0);
    double early =
        Math.max(
            token.claims().millis("nbf").map(start -> start - now).orElse(0.0),
            token.claims().millis("iat").map(start -> start - now).orElse(0.0));
    if (over > LEEWAY_MILLIS) {
      String shown = "expired " + Math.round(over / 60_000) + " minutes before";
      return Optional.of(signal(TIME, over > LONG_MILLIS ? 0.8 : 0.3, "expired", token, shown));
    }
    return early > LEEWAY_MILLIS
        ? Optional.of(
            signal(
                TIME, early > LONG_MILLIS ? 0.8 : 0.3, "not-yet-valid", token, "from the future"))
        : Optional.empty();
  }

  private static Signal signal(
      String name, double score, String value, Presented token, String shown) {
    String cut = shown.length() > MAX_SHOWN ? shown.substring(0, MAX_SHOWN) : shown;
    Evidence evidence = new Evidence(token.field().path(), 0, 0, Excerpt.of(cut, 0, cut.length()));
    return new Signal(name, score, value, List.of(evidence));
  }

  /** The token's own id where it has one, else what is signed. */
  private static String hash(Presented token) {
    String own = token.claims().text("jti");
    String text = own.isEmpty() ? token.signed() : token.claims().text("iss") + ' ' + own;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing); // every Java has it
    }
  }
}
