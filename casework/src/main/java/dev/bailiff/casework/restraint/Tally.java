package dev.bailiff.casework.restraint;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.restraint.Budgets.Spent;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Budget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one transaction spends of budgets. */
final class Tally {
  private static final List<Entity> BLAMED =
      List.of(Entity.ACCOUNT, Entity.TOKEN, Entity.CLIENT, Entity.TENANT);

  private final BudgetPlan plan;
  private final Map<String, Spent> before;
  private final long accounts;
  private final Map<String, Spent> changed = new HashMap<>();
  private final Map<String, String> usedUpBy = new LinkedHashMap<>();

  /** The firings that have been counted, and those that were refused, each with its reason. */
  private final Set<String> counted = new HashSet<>();

  private final Map<String, String> refused = new HashMap<>();

  private final Set<String> refusedBefore;
  private final Set<String> refusedFirst = new HashSet<>();

  /**
   * @param plan the budgets
   * @param before what was spent before
   * @param accounts how many are active
   * @param refusedBefore of whom an event was refused or held before, in words of {@link
   *     #countEvent}
   */
  Tally(BudgetPlan plan, Map<String, Spent> before, long accounts, Set<String> refusedBefore) {
    this.refusedBefore = refusedBefore;
    this.plan = plan;
    this.before = before;
    this.accounts = accounts;
  }

  /** What has been spent, where that changed. */
  Map<String, Spent> changed() {
    return changed;
  }

  /** The budgets of which nothing is left since this transaction. */
  Set<String> usedUp() {
    return usedUpBy.keySet();
  }

  /** Counts what is asked for, once for each firing, or says why it must not begin. */
  Optional<String> reasonAgainst(Enforcement asked) {
    if (asked.cause().actor().kind() != Actor.Kind.RULE) {
      return Optional.empty();
    }
    String rule = asked.cause().actor().name();
    String firing = rule + " " + asked.id().substring(0, asked.id().lastIndexOf('.'));
    if (counted.contains(firing)) {
      return Optional.empty();
    }
    Optional<String> reason =
        Optional.ofNullable(refused.get(firing)).or(() -> overBudget(rule, asked.recorded()));
    if (reason.isPresent()) {
      refused.put(firing, reason.get());
    } else {
      counted.add(firing);
      spend(rule, asked.recorded());
    }
    return reason;
  }

  /** Counts a firing that does something with the one event and nothing that lasts. */
  void countEvent(Decision decision, Instant now) {
    for (Finding finding : decision.determining()) {
      List<ActionSpec> actions = finding.actions();
      boolean isOnEvent = actions.stream().anyMatch(it -> isOnEvent(it.kind()));
      if (isOnEvent && actions.stream().noneMatch(it -> it.kind().lasts())) {
        countFirst(finding.rule().id(), decision, now);
      }
    }
  }

  private void countFirst(String rule, Decision decision, Instant now) {
    Budget budget = plan.byScope().get(rule);
    long period = budget == null ? 0 : Budgets.period(budget, now.toEpochMilli());
    String who =
        BLAMED.stream()
            .flatMap(entity -> decision.event().entity(entity).stream())
            .findFirst()
            .map(EntityRef::toString)
            .orElse("nobody");
    String act = period + " " + rule + " " + who;
    if (!refusedBefore.contains(act) && refusedFirst.add(act)) {
      spend(rule, now);
    }
  }

  /** Of whom an event was refused or held for the first time in this period. */
  Set<String> refusedFirst() {
    return refusedFirst;
  }

  /** For the audit log: that a budget has been used up, by which rule. */
  List<Deed> alarms(Instant now) {
    List<Deed> alarms = new ArrayList<>();
    usedUpBy.forEach((scope, rule) ->
        alarms.add(
            new Deed(
                now,
                Actor.rule(rule),
                "over-budget",
                scope,
                null,
                requireNonNull(changed.get(scope)).acts() + " acts",
                "the budget is used up; from now on cases are opened instead")));
    return alarms;
  }

  private Optional<String> overBudget(String rule, Instant now) {
    for (String scope : scopes(rule)) {
      Budget budget = plan.byScope().get(scope);
      if (budget != null && spent(scope, budget, now).acts() >= budget.limit(accounts)) {
        return Optional.of("`" + scope + "` is over its budget");
      }
    }
    return Optional.empty();
  }

  private void spend(String rule, Instant now) {
    for (String scope : scopes(rule)) {
      Budget budget = plan.byScope().get(scope);
      if (budget != null) {
        Spent known = spent(scope, budget, now);
        changed.put(scope, new Spent(known.period(), known.acts() + 1));
        if (known.acts() + 1 == budget.limit(accounts)) {
          usedUpBy.put(scope, rule);
        }
      }
    }
  }

  private Spent spent(String scope, Budget budget, Instant now) {
    long period = Budgets.period(budget, now.toEpochMilli());
    Spent known = changed.getOrDefault(scope, before.get(scope));
    return known == null || known.period() != period ? new Spent(period, 0) : known;
  }

  private static List<String> scopes(String rule) {
    return List.of(rule, rule.substring(0, Math.max(0, rule.indexOf('/'))));
  }

  private static boolean isOnEvent(ActionKind kind) {
    return kind == ActionKind.DENY || kind == ActionKind.HOLD;
  }
}
