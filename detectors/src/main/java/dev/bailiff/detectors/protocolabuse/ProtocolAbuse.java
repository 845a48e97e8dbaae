package dev.bailiff.detectors.protocolabuse;

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
import dev.bailiff.detectors.decoding.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recognises header fields that leave open where a request ends, and such as no client sends that
 * means what it says.
 *
 * <p>Scores of 0.5 and more are for what no client does by mistake; a missing or empty field scores
 * less, as many small programs send none.
 */
public final class ProtocolAbuse implements Detector {
  private static final String SMUGGLING = "request-smuggling";
  private static final String ABUSE = "protocol-abuse";

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(ABUSE, "a header field that no well-meant client sends; which oddity"),
        new SignalSpec(SMUGGLING, "header fields that leave open where the request ends; how"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    Optional<Field> headers =
        type.field("event.headers").filter(field -> field.type() == FieldType.MAP);
    return type.field("event.method").isEmpty()
        ? Optional.empty()
        : headers.map(found -> new Fields(type, found));
  }

  private record Fields(EventType type, Field headers) implements Detection {
    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      if (!event.has(headers)) {
        return;
      }
      Map<String, String> fields = event.map(headers);
      String method = event.text("event.method").orElse("");
      String protocol = event.text("event.protocol").orElse("");
      report(raise, SMUGGLING, Framing.of(fields));
      report(raise, ABUSE, Oddity.of(fields, method, protocol));
    }

    private void report(Consumer<Signal> raise, String signal, Optional<Finding> finding) {
      finding.ifPresent(found -> {
        String text = found.text();
        int length = Math.min(text.length(), Evidence.MAX_EXCERPT);
        Evidence evidence = new Evidence(headers.path(), 0, length, Excerpt.of(text, 0, length));
        raise.accept(new Signal(signal, found.score(), found.form(), List.of(evidence)));
      });
    }
  }

  /** What is odd, and the field's value that shows it. */
  record Finding(String form, double score, String text) {}
}
