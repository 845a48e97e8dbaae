package dev.bailiff.casework.restraint;

import dev.bailiff.core.policy.Budget;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.RestraintSpec;
import dev.bailiff.core.policy.Rule;
import java.util.HashMap;
import java.util.Map;

/**
 * The budgets of a policy, of rules and of clauses.
 *
 * @param byScope the budget, by the full id of the rule or the id of the clause
 * @param hasShares whether it matters how many accounts are active
 */
public record BudgetPlan(Map<String, Budget> byScope, boolean hasShares) {
  /** Nothing is bounded. */
  public static final BudgetPlan NONE = new BudgetPlan(Map.of());

  public BudgetPlan {
    byScope = Map.copyOf(byScope);
  }

  /** These budgets. */
  public BudgetPlan(Map<String, Budget> byScope) {
    this(byScope, byScope.values().stream().anyMatch(budget -> budget.share().isPresent()));
  }

  /** The budgets that a policy declares. */
  public static BudgetPlan of(Policy policy, RestraintSpec restraint) {
    Map<String, Budget> budgets = new HashMap<>(restraint.clauseBudgets());
    for (Rule rule : policy.rules()) {
      rule.spec().budget().ifPresent(budget -> budgets.put(rule.spec().id(), budget));
    }
    return new BudgetPlan(budgets);
  }
}
