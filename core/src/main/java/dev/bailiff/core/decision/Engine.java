package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Atom;
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
import dev.bailiff.core.service.LimitStanding;
import dev.bailiff.core.signal.Detector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
  private final TypePlan unknown;

  private @Nullable RuleWatch watch;

  /** Most events are of the type of the one before. */
  private @Nullable EventType lastType;

  private TypePlan lastPlan;

  /**
   * An engine for this policy that keeps the state of features in {@code memory}. The policy's own
   * detectors run beside these.
   */
  public Engine(Policy policy, List<Detector> detectors, FeatureMemory memory) {
    this.policy = policy;
    this.detectors = List.copyOf(detectors);
    this.memory = memory;
    this.signals =
        new SignalRound(
            policy.signals(),
            Stream.concat(this.detectors.stream(), policy.imported().stream())
                .map(one -> one.under(policy.services()))
                .toList());
    this.unknown = TypePlan.empty(signals.none());
    this.features = new FeatureRound(policy.features(), memory, unknown);
    this.scope = new Scope(policy.sharedExpressions(), signals, features);
    this.lastPlan = unknown;
  }

  /** Decides likewise, and shows another how the evaluation of rules goes on. */
  public Decision decide(Event event, Facts facts, RuleWatch shown) {
    watch = shown;
    try {
      return decide(event, facts);
    } finally {
      watch = null;
    }
  }

  /** Updates the features with the event, then decides it. */
  public Decision decide(Event event, Facts facts) {
    TypePlan plan = begin(event, facts);
    long[] open = plan.sieve.sift(scope, signals);
    int end = plan.updates.size();
    updates.clear();
    for (int place = Bits.next(open, 0); place < end; place = Bits.next(open, place + 1)) {
      if (plan.sieve.holds(place, scope)) {
        add(plan, plan.updates.get(place), event);
      }
    }
    memory.update(updates);
    for (int i = 0; i < updates.size(); i++) {
      features.set(updates.feature(i), updates.value(i));
    }
    return evaluate(plan, open);
  }

  /** Step A: what the event wants of which keys. Reads no feature state. */
  public List<FeatureRequest> requests(Event event, Facts facts) {
    TypePlan plan = begin(event, facts);
    List<FeatureRequest> requests = new ArrayList<>();
    Set<Integer> updated = new HashSet<>();
    long[] open = plan.sieve.sift(scope, signals);
    int end = plan.updates.size();
    for (int place = Bits.next(open, 0); place < end; place = Bits.next(open, place + 1)) {
      if (plan.sieve.holds(place, scope)) {
        request(plan, plan.updates.get(place), event)
            .ifPresent(request -> {
              requests.add(request);
              updated.add(request.feature());
            });
      }
    }
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
    return evaluate(plan, plan.sieve.sift(scope, signals));
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
    TypePlan plan = plan(event.type());
    signals.begin(plan);
    plan.operands.begin();
    features.begin(plan);
    scope.begin(event, facts);
    return plan;
  }

  @SuppressWarnings("ReferenceEquality") // the catalogue has one object for each type
  private TypePlan plan(EventType type) {
    if (type == lastType) {
      return lastPlan;
    }
    lastPlan =
        type.isKnown()
            ? plans.computeIfAbsent(type, known -> new TypePlan(policy, known, signals.bind(known)))
            : unknown;
    lastType = type;
    return lastPlan;
  }

  private void add(TypePlan plan, TypePlan.Update update, Event event) {
    Operands operands = plan.operands;
    if (operands.isKnown(update.key(), scope) && operands.isKnown(update.argument(), scope)) {
      long key = operands.value(update.key());
      updates.add(update.feature(), key, event.timeMillis(), operands.value(update.argument()));
    }
  }

  private Optional<FeatureRequest> request(TypePlan plan, TypePlan.Update update, Event event) {
    Operands operands = plan.operands;
    if (!operands.isKnown(update.key(), scope) || !operands.isKnown(update.argument(), scope)) {
      return Optional.empty();
    }
    long key = operands.value(update.key());
    long argument = operands.value(update.argument());
    return Optional.of(
        new FeatureRequest(update.feature(), key, event.timeMillis(), argument, true));
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

  private Decision evaluate(TypePlan plan, long[] open) {
    Verdicts verdicts = new Verdicts(policy, plan, scope);
    RuleWatch watching = watch;
    if (watching != null) {
      watching.begins();
    }
    int first = plan.updates.size();
    int end = first + plan.rules.size();
    for (int place = Bits.next(open, first); place < end; place = Bits.next(open, place + 1)) {
      verdicts.judge(place - first, plan.sieve.residue(place));
      if (watching != null) {
        watching.judged(plan.rules.get(place - first).spec());
      }
    }
    LimitStanding tightest = plan.limits.isEmpty() ? null : tightest(plan, open);
    Decision decision = verdicts.decision();
    return tightest == null ? decision : decision.near(tightest);
  }

  /** Of the limits that the event counts against, the one to tell its caller of. */
  private @Nullable LimitStanding tightest(TypePlan plan, long[] open) {
    LimitStanding tightest = null;
    for (TypePlan.Limit limit : plan.limits) {
      if (Bits.has(open, limit.place()) && plan.sieve.holds(limit.place(), scope)) {
        long used = features.feature(limit.feature(), scope);
        if (scope.takeFailure() == null) { // else the event names no such caller
          LimitStanding standing = new LimitStanding(limit.spec(), used);
          tightest = tightest == null ? standing : LimitStanding.tighter(standing, tightest);
        }
      }
    }
    return tightest;
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
