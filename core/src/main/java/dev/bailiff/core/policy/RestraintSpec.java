package dev.bailiff.core.policy;

import java.util.Map;
import java.util.Set;

/**
 * What holds the rules of a policy back as a whole.
 *
 * @param clauseBudgets how often all rules of a clause together may act, by the id of the clause
 * @param protecting labels on whose bearers no rule may act
 */
public record RestraintSpec(Map<String, Budget> clauseBudgets, Set<String> protecting) {
  /** Nothing beyond what each rule says itself. */
  public static final RestraintSpec NONE = new RestraintSpec(Map.of(), Set.of());

  public RestraintSpec {
    clauseBudgets = Map.copyOf(clauseBudgets);
    protecting = Set.copyOf(protecting);
  }
}
