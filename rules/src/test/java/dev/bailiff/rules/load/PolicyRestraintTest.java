package dev.bailiff.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.policy.Budget;
import dev.bailiff.core.policy.RestraintSpec;
import dev.bailiff.core.policy.SharedAddressSpec;
import dev.bailiff.rules.source.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyRestraintTest {
  private static final String HEADER =
      """
      name: small
      effective: 2026-11-23
      memory: 16MiB
      """;

  @Test
  void a_policy_declares_what_holds_all_its_rules_back() {
    assertThat(
            with("""
            restraint:
              budgets:
                - {clauses: ["1.2"], budget: "1000 per hour, 0.5% of accounts"}
              protected: [staff, legal-hold]
              strikes-halve-after: 30d
              shared-address: {accounts: 3, counted-by: [failed_logins]}
            """)
                .loaded()
                .restraint())
        .isEqualTo(
            new RestraintSpec(
                Map.of("1.2", new Budget(1000, Duration.ofHours(1), OptionalDouble.of(0.005))),
                Set.of("staff", "legal-hold"),
                Duration.ofDays(30),
                Optional.of(new SharedAddressSpec(3, List.of("failed_logins")))));
  }

  @Test
  void a_policy_needs_no_restraint() {
    assertThat(new SmallPolicy().loaded().restraint()).isEqualTo(RestraintSpec.NONE);
  }

  @Test
  void every_problem_of_it_is_reported_at_once() {
    assertThat(
            with("""
            restraint:
              budget: 5
              budgets:
                - {clauses: ["1.3"], budget: 1000 per hour}
                - {clauses: ["1.2", "1.2"], budget: 7 per day}
                - {clauses: ["1.2"], budget: "7 per day, 200% of accounts"}
                - {budget: 7 per day}
              protected: [Staff]
              strikes-halve-after: 1s
              shared-address: {accounts: 0, counted-by: [logins], most: 3}
            """)
                .loading()
                .problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "unknown key `budget` in the restraint",
            "unknown key `most` in `shared-address`",
            "`0` is out of range",
            "unknown feature `logins`",
            "unknown clause `1.3`",
            "clause `1.2` has a budget already",
            "`7 per day, 200% of accounts` is not a budget",
            "a budget has no `clauses`",
            "`Staff` is not a label",
            "`1s` is out of range");
  }

  @Test
  void a_rule_cannot_protect_anybody_from_the_others() {
    assertThat(with("restraint: {protected: [under-attack]}\n").loading().problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::message)
        .containsExactly("`1.2/brute-force` gives a label that protects from every rule");
  }

  private static SmallPolicy with(String restraint) {
    return new SmallPolicy().with("policy.yaml", HEADER + restraint);
  }
}
