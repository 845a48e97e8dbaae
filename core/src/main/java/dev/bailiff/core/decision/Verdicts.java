package dev.bailiff.core.decision;

import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.core.signal.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates the candidate rules of one event and gathers what they say; order does not matter. */
final class Verdicts {
  private final Policy policy;
  private final TypePlan plan;
  private final Scope scope;
  private @Nullable List<Finding> determining;
  private @Nullable List<Finding> observed;
  private @Nullable List<CannotSay> cannotSay;

  Verdicts(Policy policy, TypePlan plan, Scope scope) {
    this.policy = policy;
    this.plan = plan;
    this.scope = scope;
  }

  /** Evaluates the rule at this place of the plan, of which the sieve left the residue. */
  void judge(int place, Residue residue) {
    Truth truth;
    try {
      if (!residue.mayHold(scope)) {
        return;
      }
      truth = plan.programs.get(place).condition().test(scope);
    } catch (RuntimeException broken) { // the one broad catch: a broken rule says nothing
      scope.takeFailure();
      scope.fail(new Failure(Failure.Kind.EVALUATION, "the rule broke: " + broken));
      truth = Truth.UNKNOWN;
    }
    Failure failure = scope.takeFailure();
    switch (truth) {
      case NO -> {}
      case YES -> fired(plan.rules.get(place), plan.programs.get(place));
      case UNKNOWN -> unknown(plan.rules.get(place).spec(), failure);
    }
  }

  Decision decision() {
    if (determining == null && observed == null && cannotSay == null) {
      return uneventful();
    }
    List<Finding> acting = sorted(determining);
    List<CannotSay> silent = new ArrayList<>(cannotSay == null ? List.of() : cannotSay);
    List<Action> actions = new ArrayList<>();
    Verdict verdict = Verdict.ALLOW;
    for (Finding finding : acting) {
      verdict = verdict.moreSevere(finding.verdict());
      aim(finding, actions, silent);
    }
    for (CannotSay unable : silent) {
      verdict = verdict.moreSevere(unable.verdict());
    }
    silent.sort(Comparator.comparing(unable -> unable.rule().id()));
    return new Decision(
        scope.event(),
        verdict,
        acting,
        sorted(observed),
        silent,
        actions,
        scope.permitUses(),
        policy.version());
  }

  private Decision uneventful() {
    return new Decision(
        scope.event(),
        Verdict.ALLOW,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        scope.permitUses(),
        policy.version());
  }

  private void fired(Rule rule, RuleProgram program) {
    List<Signal> seen = new ArrayList<>();
    for (int index : program.signals()) {
      Signal signal = scope.signal(index);
      if (scope.takeFailure() == null && signal != null) {
        seen.add(signal);
      }
    }
    Finding finding =
        new Finding(
            rule.spec(),
            program.because().render(scope),
            seen,
            Readings.of(policy.features(), program.features(), scope),
            Restraint.onFiring(rule.spec(), scope.event(), scope.facts())
                .or(() -> AddressSharing.of(rule.spec(), program, scope)));
    if (rule.spec().mode() == Mode.ENFORCE && !finding.isSwitchedToObserve()) {
      determining = add(determining, finding);
    } else {
      observed = add(observed, finding);
    }
  }

  private void unknown(RuleSpec rule, @Nullable Failure failure) {
    Failure reason =
        failure == null ? new Failure(Failure.Kind.EVALUATION, "no reason given") : failure;
    Optional<Restraint> restraint = Restraint.onUnknown(rule, scope.event(), scope.facts());
    cannotSay = add(cannotSay, new CannotSay(rule, reason, restraint));
  }

  private void aim(Finding finding, List<Action> actions, List<CannotSay> silent) {
    for (ActionSpec spec : finding.actions()) {
      List<EntityRef> targets = new ArrayList<>();
      for (Entity entity : spec.targets()) {
        scope.event().entity(entity).ifPresent(targets::add);
      }
      if (targets.size() == spec.targets().size()) {
        Optional<Instant> until = spec.duration().map(scope.event().time()::plus);
        actions.add(new Action(spec.kind(), targets, spec.name(), until, finding.rule().id()));
      } else {
        Failure nobody = new Failure(Failure.Kind.EVALUATION, "`" + spec + "` has no target here");
        silent.add(new CannotSay(finding.rule(), nobody, finding.restraint()));
      }
    }
  }

  private static List<Finding> sorted(@Nullable List<Finding> findings) {
    if (findings == null) {
      return List.of();
    }
    findings.sort(Comparator.comparing(finding -> finding.rule().id()));
    return findings;
  }

  private static <T> List<T> add(@Nullable List<T> list, T element) {
    List<T> to = list == null ? new ArrayList<>() : list;
    to.add(element);
    return to;
  }
}
