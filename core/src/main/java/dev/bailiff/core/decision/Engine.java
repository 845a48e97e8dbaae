package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.feature.FeatureMemory;
import dev.bailiff.core.feature.UpdateBatch;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.core.signal.Detector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides events under one policy. Deterministic: equal events, facts and feature state give equal
 * decisions; there is no clock, no chance and no I/O. An engine serves one thread.
 *
 * <p>Deciding has two steps. (A) Each feature of the event's type is updated or read under its key:
 * a {@link FeatureRequest} that gives a {@link Fragment}. (B) The rules are evaluated over event,
 * facts, signals and fragments. {@link #decide(Event, Facts)} does both on the memory at hand and
 * reads features only when a rule asks; {@link #requests} and {@link #decide(Event, Facts, List)}
 * do them apart, so that the state of keys can live on different machines.
 */
public final class Engine {
  private final Policy policy;
  private final List<Detector> detectors;
  private final FeatureMemory memory;
  private final SignalRound signals;
  private final FeatureRound features;
  private final Scope scope;
  private final UpdateBatch updates = new UpdateBatch();
  private final Map<EventType, TypePlan> plans = new HashMap<>();

  /** No rule judges a type that nobody declared; senders may make up as many as they like. */
  private final TypePlan unknown = TypePlan.empty();

  /** An engine for this policy that keeps the state of features in {@code memory}. */
  public Engine(Policy policy, List<Detector> detectors, FeatureMemory memory) {
    this.policy = policy;
    this.detectors = List.copyOf(detectors);
    this.memory = memory;
    this.signals = new SignalRound(policy.signals(), detectors);
    this.features = new FeatureRound(policy.features(), memory);
    this.scope = new Scope(policy.sharedExpressions(), signals, features);
  }

  /** Updates the features with the event, then decides it. */
  public Decision decide(Event event, Facts facts) {
    TypePlan plan = begin(event, facts);
    updates.clear();
    plan.updateIndex.candidates(scope, place -> add(plan.updates.get(place), event));
    memory.update(updates);
    for (int i = 0; i < updates.size(); i++) {
      features.set(updates.feature(i), updates.value(i));
    }
    return evaluate(plan);
  }

  /** Step A: what the event wants of which keys. Reads no feature state. */
  public List<FeatureRequest> requests(Event event, Facts facts) {
    TypePlan plan = begin(event, facts);
    List<FeatureRequest> requests = new ArrayList<>();
    Set<Integer> updated = new HashSet<>();
    plan.updateIndex.candidates(
        scope,
        place -> {
          TypePlan.Update update = plan.updates.get(place);
          OptionalLong key = key(update);
          long argument = key.isPresent() ? update.program().argument().bits(scope) : 0;
          if (scope.takeFailure() == null && key.isPresent()) {
            requests.add(
                new FeatureRequest(
                    update.feature(), key.getAsLong(), event.timeMillis(), argument, true));
            updated.add(update.feature());
          }
        });
    for (int feature : plan.reads) {
      if (!updated.contains(feature)) {
        read(feature, event).ifPresent(requests::add);
      }
    }
    return requests;
  }

  /** Step B: decides the event from the fragments of its requests. Reads no other feature state. */
  public Decision decide(Event event, Facts facts, List<Fragment> fragments) {
    TypePlan plan = begin(event, facts);
    for (Fragment fragment : fragments) {
      features.set(fragment.feature(), fragment.bits());
    }
    return evaluate(plan);
  }

  /**
   * Updates the features with the event, decides it, and shows everything that went into the
   * decision.
   */
  public Explanation explain(Event event, Facts facts) {
    Decision decision = decide(event, facts);
    TypePlan plan = plan(event.type());
    List<Explanation.RuleTrace> traces = new ArrayList<>();
    for (int i = 0; i < plan.rules.size(); i++) {
      traces.add(trace(plan, i));
    }
    return new Explanation(
        decision,
        facts,
        signals.all(scope),
        Readings.of(policy.features(), plan.reads, scope),
        traces);
  }

  /**
   * An engine with the same detectors that goes on under another policy, between two events.
   *
   * @param next the policy
   * @param nextMemory its state of features, as {@link Policy#tablesAfter} makes it
   */
  public Engine under(Policy next, FeatureMemory nextMemory) {
    return new Engine(next, detectors, nextMemory);
  }

  /** The policy that events are decided under. */
  public Policy policy() {
    return policy;
  }

  private TypePlan begin(Event event, Facts facts) {
    signals.begin(event.type());
    features.begin();
    scope.begin(event, facts);
    return plan(event.type());
  }

  private TypePlan plan(EventType type) {
    return type.isKnown()
        ? plans.computeIfAbsent(type, known -> new TypePlan(policy, known))
        : unknown;
  }

  private void add(TypePlan.Update update, Event event) {
    OptionalLong key = key(update);
    long argument = key.isPresent() ? update.program().argument().bits(scope) : 0;
    if (scope.takeFailure() == null && key.isPresent()) {
      updates.add(update.feature(), key.getAsLong(), event.timeMillis(), argument);
    }
  }

  /** The key that the event updates; empty if it updates none. */
  private OptionalLong key(TypePlan.Update update) {
    if (!holds(update.where())) {
      return OptionalLong.empty();
    }
    long key = update.program().key().bits(scope);
    return scope.failed() ? OptionalLong.empty() : OptionalLong.of(key);
  }

  private boolean holds(Condition where) {
    Truth truth = where.test(scope);
    scope.takeFailure();
    return truth == Truth.YES;
  }

  private Optional<FeatureRequest> read(int feature, Event event) {
    return policy
        .features()
        .get(feature)
        .program(event.type().name())
        .map(program -> program.key().bits(scope))
        .filter(key -> scope.takeFailure() == null)
        .map(key -> new FeatureRequest(feature, key, event.timeMillis(), 0, false));
  }

  private Decision evaluate(TypePlan plan) {
    Verdicts verdicts = new Verdicts(policy, plan, scope);
    plan.ruleIndex.candidates(scope, verdicts);
    return verdicts.decision();
  }

  private Explanation.RuleTrace trace(TypePlan plan, int rule) {
    RuleProgram program = plan.programs.get(rule);
    List<Explanation.AtomTrace> atoms = new ArrayList<>();
    for (Atom atom : program.atoms()) {
      Truth truth = atom.condition().test(scope);
      @Nullable Failure failure = scope.takeFailure();
      atoms.add(new Explanation.AtomTrace(atom.source(), truth, Optional.ofNullable(failure)));
    }
    Truth truth = program.condition().test(scope);
    scope.takeFailure();
    return new Explanation.RuleTrace(plan.rules.get(rule).spec(), truth, atoms);
  }
}
