package dev.bailiff.core.event;

import java.util.Optional;
import java.util.Set;

/**
 * What holds rules back while an event is decided. Names are full ids of rules, ids of clauses, or
 * {@link #ALL}.
 *
 * @param observing what people have switched to observe, whatever its mode in the policy
 * @param overBudget what has acted as often as it may for now
 */
public record Restraints(Set<String> observing, Set<String> overBudget) {
  /** The name that stands for every rule. */
  public static final String ALL = "all";

  /** Nothing is held back. */
  public static final Restraints NONE = new Restraints(Set.of(), Set.of());

  public Restraints {
    observing = Set.copyOf(observing);
    overBudget = Set.copyOf(overBudget);
    if (observing.size() > Limits.LIST || overBudget.size() > Limits.LIST) {
      throw new IllegalArgumentException("name clauses, or all, instead of so many rules");
    }
  }

  /** Whether nothing is held back. */
  public boolean isNone() {
    return observing.isEmpty() && overBudget.isEmpty();
  }

  /** The name by which this rule is switched to observe, the narrowest if there are several. */
  public Optional<String> observing(String rule, String clause) {
    return narrowest(observing, rule, clause);
  }

  /** The name by which this rule is over budget, the narrowest if there are several. */
  public Optional<String> overBudget(String rule, String clause) {
    return narrowest(overBudget, rule, clause);
  }

  private static Optional<String> narrowest(Set<String> names, String rule, String clause) {
    if (names.contains(rule)) {
      return Optional.of(rule);
    }
    if (names.contains(clause)) {
      return Optional.of(clause);
    }
    return names.contains(ALL) ? Optional.of(ALL) : Optional.empty();
  }
}
