package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Field;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.detectors.decoding.Excerpt;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Of the oddities of one request that one signal tells, the surest. */
final class Surest {
  private final String signal;
  private @Nullable Signal found;

  Surest(String signal) {
    this.signal = signal;
  }

  /** Notes a part of a field's own text. */
  void note(String form, double score, Field field, String text, int start, int end) {
    if (found == null || score > found.score()) {
      int from = Math.min(start, text.length());
      int to = Math.max(from, Math.min(end, text.length()));
      found = signal(form, score, Excerpt.evidence(field, text, from, to));
    }
  }

  /** Notes a header field; evidence of those is given within their own texts. */
  void note(String form, double score, Field headers, String value) {
    if (found == null || score > found.score()) {
      int length = Math.min(value.length(), Evidence.MAX_EXCERPT);
      String excerpt = Excerpt.of(value, 0, length);
      found = signal(form, score, new Evidence(headers.path(), 0, length, excerpt));
    }
  }

  boolean isEmpty() {
    return found == null;
  }

  void raise(Consumer<Signal> raise) {
    if (found != null) {
      raise.accept(found);
    }
  }

  private Signal signal(String form, double score, Evidence evidence) {
    return new Signal(signal, score, form, List.of(evidence));
  }
}
