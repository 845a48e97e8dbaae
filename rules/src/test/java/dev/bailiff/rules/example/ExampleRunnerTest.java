package dev.bailiff.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.SmallPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleRunnerTest {
  @Test
  void examples_that_come_out_as_they_should_pass() {
    assertThat(failures(new SmallPolicy())).isEmpty();
  }

  @Test
  void a_rule_that_did_not_fire_is_told_with_its_conjuncts_and_their_values() {
    assertThat(failures(new SmallPolicy().withExamples("repeat: 12", "repeat: 4")))
        .containsExactly(
            """
            `1.2/brute-force` did not fire
              at the last auth.attempt, event 4:
                does not   failed_logins > 5  [failed_logins = 4]
                holds      event.outcome == "failure"  [event.outcome = "failure"]\
            """);
  }

  @Test
  void a_rule_that_must_not_fire_is_told_with_the_event_and_the_reason() {
    assertThat(failures(new SmallPolicy().withExamples("repeat: 3", "repeat: 9")))
        .singleElement()
        .asString()
        .startsWith("`1.2/brute-force` must not fire and fired at event ")
        .endsWith("failed sign-ins");
  }

  @Test
  void a_rule_of_the_clause_that_fires_unasked_is_told() {
    SmallPolicy policy =
        new SmallPolicy()
            .withRules(
                "rules:",
                """
                rules:
                  - id: any-failure
                    on: auth.attempt
                    when: event.outcome == "failure"
                    because: a failure
                    do: [warn(account)]
                """
                    .stripTrailing())
            .withExamples(
                "misses: [1.2/brute-force]", "misses: [1.2/brute-force, 1.2/any-failure]");

    assertThat(
            failures(
                policy.withExamples(
                    "examples:",
                    """
                    examples:
                      - name: one failure
                        given: {type: auth.attempt, time: 2026-11-02T09:00:00Z}
                        events: [{data: {outcome: failure}}]
                        fires: [1.2/any-failure]
                    """
                        .stripTrailing())))
        .anyMatch(failure -> failure.startsWith("`1.2/any-failure`, which `fires` does not list"));
  }

  @Test
  void another_verdict_than_expected_is_told() {
    assertThat(failures(new SmallPolicy().withExamples("verdict: allow", "verdict: deny")))
        .containsExactly("the verdict of the last event is `allow`, not `deny`");
  }

  private static List<String> failures(SmallPolicy policy) {
    LoadedPolicy loaded = policy.loaded();
    ExampleRunner runner = new ExampleRunner(loaded.policy(), List.of());
    return loaded.examples().stream()
        .map(runner::run)
        .flatMap(result -> result.failures().stream())
        .toList();
  }
}
