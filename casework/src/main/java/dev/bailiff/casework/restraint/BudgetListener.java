package dev.bailiff.casework.restraint;

import dev.bailiff.core.policy.Budget;

/** Is told when a budget is used up; must be quick. */
@FunctionalInterface
public interface BudgetListener {
  /** Is told and does nothing. */
  BudgetListener NONE = (scope, budget) -> {};

  /** The rule or clause has acted as often as it may, and opens cases for the rest of the time. */
  void usedUp(String scope, Budget budget);
}
