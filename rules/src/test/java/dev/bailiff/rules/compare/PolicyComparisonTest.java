package dev.bailiff.rules.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.rules.load.SmallPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void changes_stand_side_by_side() throws IOException {
    SmallPolicy other =
        new SmallPolicy()
            .withRules("> 5", "> 8 && client.ip != \"203.0.113.9\" && !account.has(\"staff\")")
            .withRules("window: 10m", "window: 1h")
            .with(
                "1.2-intrusion/clause.md",
                """
                ---
                id: "1.2"
                title: Breaking in
                since: 2026-11-23
                owner: security
                ---

                Guessing passwords, codes and answers, by one hand or by many hands together.

                https://example.com/a-link-that-is-longer-than-a-column-and-has-no-space-to-break-at
                """);
    SideBySide columns = new SideBySide(100);
    String told = changes(other).stream().map(columns::text).collect(Collectors.joining("\n"));

    Path expected = Path.of("src", "test", "resources", "compare", "side-by-side.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, told, UTF_8);
    }
    assertThat(told).isEqualTo(Files.readString(expected, UTF_8));
    assertThat(told.lines()).allMatch(line -> line.length() <= 100);
  }

  private static String difference(SmallPolicy other) {
    return changes(other).stream().map(Change::toString).collect(Collectors.joining());
  }

  private static List<Change> changes(SmallPolicy other) {
    return PolicyComparison.of(new SmallPolicy().loaded().policy(), other.loaded().policy());
  }
}
