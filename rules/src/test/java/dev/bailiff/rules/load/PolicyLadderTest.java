package dev.bailiff.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.LadderSpec.Rung;
import dev.bailiff.rules.source.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyLadderTest {
  private static final String HEADER =
      """
      name: small
      effective: 2026-11-23
      memory: 16MiB
      """;

  @Test
  void a_policy_declares_how_reactions_grow() {
    var policy =
        new SmallPolicy()
            .with(
                "policy.yaml",
                HEADER
                    + """
                    ladder:
                      grace: 1d
                      widen-after: 3
                      steps:
                        - {do: warn, remembered: 90d}
                        - {do: limit_access, part: publishing, for: 3d, remembered: 180d}
                        - {do: suspend, for: 14d, remembered: 365d}
                        - {do: terminate, remembered: 1825d, by: people}
                      begins:
                        - {clauses: ["1.2"], step: 3}
                    """);

    assertThat(policy.loaded().ladder())
        .contains(
            new LadderSpec(
                List.of(
                    rung(ActionKind.WARN, Optional.empty(), 0, 90, false),
                    rung(ActionKind.LIMIT_ACCESS, Optional.of("publishing"), 3, 180, false),
                    rung(ActionKind.SUSPEND, Optional.empty(), 14, 365, false),
                    rung(ActionKind.TERMINATE, Optional.empty(), 0, 1_825, true)),
                Duration.ofDays(1),
                3,
                Map.of("1.2", 2)));
  }

  @Test
  void a_rule_cannot_ask_for_a_step_of_a_ladder_that_is_not_there() {
    assertThat(
            new SmallPolicy().withRules("challenge(account, 15m)", "escalate").loading().problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::message)
        .containsExactly("`1.2/brute-force` asks for `escalate`, and the policy has no ladder");
  }

  @Test
  void a_policy_needs_no_ladder() {
    assertThat(new SmallPolicy().loaded().ladder()).isEmpty();
  }

  private static Rung rung(
      ActionKind kind, Optional<String> part, int days, int remembered, boolean byPeople) {
    return new Rung(
        kind,
        part,
        days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)),
        Duration.ofDays(remembered),
        byPeople);
  }
}
