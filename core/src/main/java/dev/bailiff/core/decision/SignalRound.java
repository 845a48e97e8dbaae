package dev.bailiff.core.decision;

import static java.util.Objects.requireNonNull;

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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The signals of the event being decided: each detector runs when one of its signals is first asked
 * for.
 */
final class SignalRound implements SignalReadings {
  private final List<String> names;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<Detector> detectors;
  private final @Nullable Signal[] raised;
  private @Nullable TypePlan plan;
  private final Consumer<Signal> raise = this::raise;
  private long round;

  SignalRound(List<String> names, List<Detector> detectors) {
    this.names = names;
    this.detectors = List.copyOf(detectors);
    this.raised = new @Nullable Signal[names.size()];
    for (int i = 0; i < names.size(); i++) {
      indexes.put(names.get(i), i);
    }
  }

  void begin(TypePlan next) {
    round++;
    plan = next;
  }

  @Override
  public @Nullable Signal signal(int index, Scope scope) {
    DetectorRun run = plan().runs[index];
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

  /** Whether the detection is known to raise nothing for this event. */
  boolean isSilent(DetectorRun run, Scope scope) {
    try {
      return run.isSilent(scope.event(), scope.facts(), plan().sieve);
    } catch (RuntimeException broken) { // it is reported where a rule reads the signal
      return false;
    }
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
      run.detect(scope.event(), scope.facts(), plan().sieve, raise);
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

  private TypePlan plan() {
    return requireNonNull(plan, "no event has begun");
  }

  /** The detection of each signal in events of this type. */
  DetectorRun[] bind(EventType type) {
    int number = 0;
    @Nullable DetectorRun[] bound = new @Nullable DetectorRun[names.size()];
    for (Detector detector : detectors) {
      int[] read =
          detector.signals().stream()
              .map(SignalSpec::name)
              .filter(indexes::containsKey)
              .mapToInt(name -> indexes.getOrDefault(name, -1))
              .toArray();
      if (read.length > 0) {
        DetectorRun run = new DetectorRun(names.get(read[0]), number++, detector.on(type), read);
        for (int index : read) {
          bound[index] = run;
        }
      }
    }
    return fill(bound, number);
  }

  /** The detection of each signal in events of a type that nobody declared: none. */
  DetectorRun[] none() {
    return fill(new @Nullable DetectorRun[names.size()], 0);
  }

  private DetectorRun[] fill(@Nullable DetectorRun[] bound, int from) {
    int number = from;
    DetectorRun[] filled = new DetectorRun[bound.length];
    for (int i = 0; i < bound.length; i++) {
      DetectorRun run = bound[i];
      filled[i] =
          run == null
              ? new DetectorRun(names.get(i), number++, Optional.empty(), new int[] {i})
              : run;
    }
    return filled;
  }
}
