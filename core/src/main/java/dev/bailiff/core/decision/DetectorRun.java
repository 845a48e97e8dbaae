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
 * One detection with its state for the current event. Where the texts of some fields decide the
 * outcome, what each text leads to is remembered with it.
 */
final class DetectorRun {
  /** More detections of one event type than this run without a memory. */
  private static final int MOST_REMEMBERED = Long.SIZE;

  final String name;
  final int[] signals;

  /** The field that alone decides the outcome, or null. */
  final @Nullable Field decider;

  long round;
  @Nullable Failure broken;

  private final int number;
  private final @Nullable Detection detection;
  private final List<Field> decidedBy;
  private final boolean isMultiple;

  /**
   * @param number its place among the detections of the event type
   */
  DetectorRun(String name, int number, Optional<Detection> detection, int[] signals) {
    this.name = name;
    this.number = number;
    this.detection = detection.orElse(null);
    this.signals = signals;
    this.decidedBy =
        number < MOST_REMEMBERED
            ? detection.map(Detection::decidedBy).map(List::copyOf).orElse(List.of())
            : List.of();
    this.decider = decidedBy.size() == 1 ? decidedBy.get(0) : null;
    this.isMultiple = decidedBy.size() > 1;
  }

  /** Its bit in sets of detections. */
  long bit() {
    return 1L << number;
  }

  /** The fields that decide the outcome, if nothing else does. */
  List<Field> decidedBy() {
    return decidedBy;
  }

  void detect(Event event, Facts facts, Sieve sieve, Consumer<Signal> raise) {
    if (detection == null) {
      return;
    }
    KnownValue known =
        decider == null || !detection.isDecidedByFields(event) ? null : sieve.known(decider);
    if (known == null) {
      detection.detect(event, facts, raise);
      return;
    }
    for (Signal signal : raised(known, event, facts)) {
      raise.accept(signal);
    }
  }

  /** Whether it is known, without detecting anew, that it raises nothing for this event. */
  boolean isSilent(Event event, Facts facts, Sieve sieve) {
    if (detection == null) {
      return true;
    }
    if (!detection.isDecidedByFields(event)) {
      return false;
    }
    if (isMultiple && sieve.isQuiet(number)) {
      return true;
    }
    if (decider != null) {
      KnownValue known = sieve.known(decider);
      return known != null && raised(known, event, facts).length == 0;
    }
    for (int i = 0; i < decidedBy.size(); i++) {
      if (!isSilentOn(decidedBy.get(i), sieve)) {
        return false;
      }
    }
    return !decidedBy.isEmpty();
  }

  private boolean isSilentOn(Field field, Sieve sieve) {
    KnownValue known = sieve.known(field);
    if (known == null || !known.isKept) {
      return false;
    }
    if (known.isAsked(number)) {
      return known.isSilent(number);
    }
    String text = known.text;
    return known.answer(number, text == null || silent(field, text));
  }

  private boolean silent(Field field, String text) {
    return detection == null || detection.isSilentOn(field, text);
  }

  private Signal[] raised(KnownValue known, Event event, Facts facts) {
    Signal[] raised = known.raised(number);
    if (raised == null) {
      List<Signal> seen = new ArrayList<>();
      if (detection != null) {
        detection.detect(event, facts, seen::add);
      }
      raised = seen.toArray(Signal[]::new);
      known.raised(number, raised);
    }
    return raised;
  }
}
