package dev.bailiff.app.search;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.SignalReadings;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.rules.cel.CompiledCondition;
import dev.bailiff.rules.cel.ConditionCompiler;
import dev.bailiff.rules.cel.Fault;
import dev.bailiff.rules.cel.Outcome;
import dev.bailiff.rules.cel.Reads;
import dev.bailiff.rules.cel.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition compiled for every event type that it fits; for one thread. */
final class SearchConditions implements SignalReadings {
  private final List<Detector> detectors;
  private final List<String> signals;
  private final Map<String, Condition> byType = new HashMap<>();
  private final Map<Integer, Optional<Signal>> raised = new HashMap<>();
  private final Scope scope;

  private SearchConditions(
      String condition, List<EventType> types, List<Detector> detectors, List<Fault> faults) {
    this.detectors = detectors;
    this.signals =
        detectors.stream().flatMap(each -> each.signals().stream()).map(SignalSpec::name).toList();
    ConditionCompiler compiler = new ConditionCompiler(new Vocabulary(Map.of(), signals));
    for (EventType type : types) {
      switch (compiler.condition(type, condition, Reads.EVERYTHING)) {
        case Outcome.Compiled<CompiledCondition> compiled ->
            byType.put(type.name(), compiled.program().condition());
        case Outcome.Faulty<CompiledCondition> faulty -> {
          if (faults.isEmpty()) {
            faults.addAll(faulty.faults());
          }
        }
      }
    }
    this.scope = new Scope(compiler.sharedExpressions(), this, SearchConditions::noFeature);
  }

  /**
   * Compiles a condition.
   *
   * @param on the one type that it must fit; otherwise it must fit any
   * @throws IllegalArgumentException with what is wrong with it, in words
   */
  static SearchConditions of(String condition, Optional<String> on, List<Detector> detectors) {
    List<EventType> types = EventTypes.all();
    if (on.isPresent()) {
      types =
          List.of(
              EventTypes.named(on.get())
                  .orElseThrow(
                      () -> new IllegalArgumentException("unknown event type `" + on.get() + "`")));
    }
    List<Fault> faults = new ArrayList<>();
    SearchConditions conditions = new SearchConditions(condition, types, detectors, faults);
    if (conditions.byType.isEmpty()) {
      Fault fault = faults.getFirst();
      throw new IllegalArgumentException(
          "column %d: %s%s"
              .formatted(
                  fault.column(),
                  fault.message(),
                  fault.suggestion().map(better -> "; did you mean `" + better + "`?").orElse("")));
    }
    return conditions;
  }

  /** The types of events that it fits. */
  Set<String> types() {
    return byType.keySet();
  }

  /** Whether it holds of this event. */
  Truth test(Event event, Facts facts) {
    Condition condition = byType.get(event.type().name());
    if (condition == null) {
      return Truth.NO;
    }
    raised.clear();
    scope.begin(event, facts);
    Truth truth = condition.test(scope);
    if (truth == Truth.UNKNOWN) {
      scope.takeFailure();
    }
    return truth;
  }

  @Override
  public @Nullable Signal signal(int index, Scope asking) {
    return raised.computeIfAbsent(index, _ -> detect(signals.get(index), asking)).orElse(null);
  }

  private Optional<Signal> detect(String name, Scope asking) {
    for (Detector detector : detectors) {
      if (detector.signals().stream().anyMatch(spec -> spec.name().equals(name))) {
        Map<String, Signal> seen = new HashMap<>();
        detector
            .on(asking.event().type())
            .ifPresent(detection ->
                detection.detect(
                    asking.event(), asking.facts(), each -> seen.put(each.name(), each)));
        return Optional.ofNullable(seen.get(name));
      }
    }
    return Optional.empty();
  }

  private static long noFeature(int index, Scope asking) {
    asking.fail(new Failure(Failure.Kind.EVALUATION, "a search has no features"));
    return 0;
  }
}
