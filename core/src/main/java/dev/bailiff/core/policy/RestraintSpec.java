package dev.bailiff.core.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What holds the rules of a policy back as a whole.
 *
 * @param clauseBudgets how often all rules of a clause together may act, by the id of the clause
 * @param protecting labels on whose bearers no rule may act
 * @param strikesHalveAfter after what time a strike counts half
 * @param shared when an address is not to be acted on because others use it too, if ever
 */
public record RestraintSpec(
    Map<String, Budget> clauseBudgets,
    Set<String> protecting,
    Duration strikesHalveAfter,
    Optional<SharedAddressSpec> shared) {
  /** Half as bad after a season. */
  public static final Duration STRIKES_HALVE_AFTER = Duration.ofDays(90);

  /** Nothing beyond what each rule says itself. */
  public static final RestraintSpec NONE =
      new RestraintSpec(Map.of(), Set.of(), STRIKES_HALVE_AFTER, Optional.empty());

  public RestraintSpec {
    clauseBudgets = Map.copyOf(clauseBudgets);
    protecting = Set.copyOf(protecting);
    if (!strikesHalveAfter.isPositive()) {
      throw new IllegalArgumentException("a half-life is positive");
    }
  }
}
