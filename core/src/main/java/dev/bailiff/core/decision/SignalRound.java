package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.SignalReadings;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The signals of the event being decided: each detector runs when one of its signals is first asked
 * for.
 */
final class SignalRound implements SignalReadings {
  private final List<String> names;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<EventType, DetectorRun[]> runs = new HashMap<>();
  private final List<Detector> detectors;
  private final @Nullable Signal[] raised;
  private final DetectorRun[] silent;
  private DetectorRun[] current;
  private final Consumer<Signal> raise = this::raise;
  private long round;

  SignalRound(List<String> names, List<Detector> detectors) {
    this.names = names;
    this.detectors = List.copyOf(detectors);
    this.raised = new @Nullable Signal[names.size()];
    for (int i = 0; i < names.size(); i++) {
      indexes.put(names.get(i), i);
    }
    this.silent = fill(new @Nullable DetectorRun[names.size()]);
    this.current = silent;
  }

  void begin(EventType type) {
    round++;
    current = type.isKnown() ? runs.computeIfAbsent(type, this::bind) : silent;
  }

  @Override
  public @Nullable Signal signal(int index, Scope scope) {
    DetectorRun run = current[index];
    if (run.round != round) {
      run.round = round;
      run(run, scope);
    }
    if (run.broken != null) {
      scope.fail(run.broken);
      return null;
    }
    return raised[index];
  }

  /** Every signal raised for this event, running every detector that the policy reads. */
  List<Signal> all(Scope scope) {
    List<Signal> signals = new ArrayList<>();
    for (int i = 0; i < raised.length; i++) {
      Signal signal = signal(i, scope);
      if (scope.takeFailure() == null && signal != null) {
        signals.add(signal);
      }
    }
    return signals;
  }

  private void run(DetectorRun run, Scope scope) {
    for (int index : run.signals) {
      raised[index] = null;
    }
    run.broken = null;
    try {
      run.detect(scope.event(), scope.facts(), raise);
    } catch (RuntimeException broken) { // a broken detector must not take the event down with it
      run.broken =
          new Failure(
              Failure.Kind.EVALUATION, "the detector of `" + run.name + "` broke: " + broken);
    }
  }

  private void raise(Signal signal) {
    Integer index = indexes.get(signal.name());
    if (index != null) { // no condition reads the others
      raised[index] = signal;
    }
  }

  private DetectorRun[] bind(EventType type) {
    @Nullable DetectorRun[] bound = new @Nullable DetectorRun[names.size()];
    for (Detector detector : detectors) {
      int[] read =
          detector.signals().stream()
              .map(SignalSpec::name)
              .filter(indexes::containsKey)
              .mapToInt(name -> indexes.getOrDefault(name, -1))
              .toArray();
      if (read.length > 0) {
        DetectorRun run = new DetectorRun(names.get(read[0]), detector.on(type), read);
        for (int index : read) {
          bound[index] = run;
        }
      }
    }
    return fill(bound);
  }

  private DetectorRun[] fill(@Nullable DetectorRun[] bound) {
    DetectorRun[] filled = new DetectorRun[bound.length];
    for (int i = 0; i < bound.length; i++) {
      DetectorRun run = bound[i];
      filled[i] = run == null ? DetectorRun.silent(names.get(i), i) : run;
    }
    return filled;
  }
}
