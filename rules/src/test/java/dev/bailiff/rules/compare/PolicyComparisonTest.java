package dev.bailiff.rules.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.rules.load.SmallPolicy;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {
  @Test
  void equal_policies_do_not_differ() {
    assertThat(difference(new SmallPolicy())).isEmpty();
  }

  @Test
  void a_changed_rule_is_shown_by_the_lines_that_differ() {
    assertThat(difference(new SmallPolicy().withRules("> 5", "> 8")))
        .isEqualTo(
            """
            rule 1.2/brute-force
                on: [auth.attempt]
              - when: failed_logins > 5 && event.outcome == "failure"
              + when: failed_logins > 8 && event.outcome == "failure"
                because: {failed_logins} failed sign-ins
            """);
  }

  @Test
  void a_feature_with_another_condition_keeps_its_counter() {
    assertThat(
            difference(
                new SmallPolicy()
                    .withRules(
                        "where: event.outcome == \"failure\"",
                        "where: event.outcome != \"success\"")))
        .startsWith("feature failed_logins (keeps its counter)\n");
  }

  @Test
  void a_feature_with_another_window_starts_anew() {
    assertThat(difference(new SmallPolicy().withRules("window: 10m", "window: 1h")))
        .startsWith("feature failed_logins (starts counting anew)\n");
  }

  @Test
  void words_are_compared_line_by_line() {
    assertThat(
            difference(
                new SmallPolicy()
                    .with(
                        "1.2-intrusion/clause.md",
                        """
                        ---
                        id: "1.2"
                        title: Breaking in
                        since: 2026-11-23
                        owner: security
                        ---

                        Guessing passwords or codes.
                        """)))
        .contains("  - Guessing passwords.\n", "  + Guessing passwords or codes.\n");
  }

  private static String difference(SmallPolicy other) {
    return PolicyComparison.of(new SmallPolicy().loaded().policy(), other.loaded().policy())
        .stream()
        .map(Change::toString)
        .collect(Collectors.joining());
  }
}
