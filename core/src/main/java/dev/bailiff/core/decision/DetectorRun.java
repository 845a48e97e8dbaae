package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One detection with its state for the current event. Where the outcome depends on one field alone,
 * outcomes for recent values are remembered in a direct-mapped table: a value's hash names its one
 * place, and a newer value takes it over.
 */
final class DetectorRun {
  /** Distinct agent strings of a busy site number in the thousands; 8 bytes of reference each. */
  private static final int REMEMBERED = 8_192;

  /** Longer values are looked at each time rather than kept. */
  private static final int LONGEST_REMEMBERED = 1_024;

  final String name;
  final int[] signals;
  long round;
  @Nullable Failure broken;

  private final Optional<Detection> detection;
  private final @Nullable Field key;
  private final @Nullable Outcome[] outcomes;

  private static final class Outcome {
    final String value;
    final Signal[] signals;

    Outcome(String value, List<Signal> seen) {
      this.value = value;
      this.signals = seen.toArray(Signal[]::new);
    }
  }

  DetectorRun(String name, Optional<Detection> detection, int[] signals) {
    this.name = name;
    this.detection = detection;
    this.signals = signals;
    this.key = detection.flatMap(Detection::dependsOnlyOn).orElse(null);
    this.outcomes = new @Nullable Outcome[key == null ? 0 : REMEMBERED];
  }

  static DetectorRun silent(String name, int signal) {
    return new DetectorRun(name, Optional.empty(), new int[] {signal});
  }

  void detect(Event event, Facts facts, Consumer<Signal> raise) {
    if (detection.isEmpty()) {
      return;
    }
    if (key == null || !event.has(key) || event.text(key).length() > LONGEST_REMEMBERED) {
      detection.get().detect(event, facts, raise);
      return;
    }
    String value = event.text(key);
    int hash = value.hashCode();
    int place = (hash ^ hash >>> 16) & REMEMBERED - 1;
    Outcome outcome = outcomes[place];
    if (outcome == null || !outcome.value.equals(value)) {
      List<Signal> seen = new ArrayList<>();
      detection.get().detect(event, facts, seen::add);
      outcome = new Outcome(value, seen);
      outcomes[place] = outcome;
    }
    for (Signal signal : outcome.signals) {
      raise.accept(signal);
    }
  }
}
