package dev.bailiff.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyCommandsTest {
  private static final String RULES =
      """
      features:
        - id: failed_logins
          count: events
          on: auth.attempt
          by: [account.id]
          where: event.outcome == "failure"
          window: 10m
      rules:
        - id: brute-force
          on: auth.attempt
          when: failed_logins > 5
          because: "{failed_logins} failed sign-ins"
          do: [challenge(account, 15m)]
      """;

  private static final String POLICY =
      """
      name: small
      effective: 2026-11-23
      memory: 16MiB
      """;

  @TempDir private Path temporary = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void a_small_policy() throws IOException {
    write("policy.yaml", POLICY);
    write(
        "1.2-intrusion/clause.md",
        """
        ---
        id: "1.2"
        title: Breaking in
        since: 2026-11-23
        owner: security
        ---

        Guessing.
        """);
    write("1.2-intrusion/rules.yaml", RULES);
    write(
        "1.2-intrusion/examples.yaml",
        """
        examples:
          - name: guessing
            given:
              type: auth.attempt
              time: 2026-11-02T09:00:00Z
              data: {outcome: failure, account: {id: a1}}
            events: [{repeat: 12, every: 2s}]
            fires: [1.2/brute-force]
          - name: a forgotten password
            given:
              type: auth.attempt
              time: 2026-11-02T09:00:00Z
              data: {outcome: failure, account: {id: a1}}
            events: [{repeat: 3, every: 9s}]
            misses: [1.2/brute-force]
        """);
  }

  @Test
  void check_says_how_large_a_sound_policy_is() {
    assertThat(run("policy", "check", folder())).isEqualTo(ExitCode.OK);
    assertThat(told()).startsWith("no problems\n1 clause, 1 rule, 1 feature, 2 examples; version ");
  }

  @Test
  void check_lists_the_rules_that_could_act_on_whom_the_policy_protects() throws IOException {
    write("policy.yaml", POLICY + "restraint: {protected: [staff, monitor]}\n");

    assertThat(run("policy", "check", folder())).isEqualTo(ExitCode.OK);
    assertThat(told().lines().skip(2))
        .containsExactly(
            "protected: monitor, staff; 1 rule reaches them and would open a case instead",
            "  1.2/brute-force (observe): challenge(account, 900s)");
  }

  @Test
  void check_prints_every_problem_with_a_path_that_can_be_opened() throws IOException {
    write("1.2-intrusion/rules.yaml", RULES.replace("failed_logins > 5", "failed_logns > 5"));

    assertThat(run("policy", "check", folder())).isEqualTo(ExitCode.FOUND);
    assertThat(told())
        .startsWith(
            folder() + "/1.2-intrusion/rules.yaml:11:11: error: unknown name `failed_logns`")
        .endsWith("1 problem in 1 file\n");
  }

  @Test
  void test_counts_examples_and_tells_which_come_out_otherwise() throws IOException {
    assertThat(run("policy", "test", folder())).isEqualTo(ExitCode.OK);
    assertThat(told()).isEqualTo("2 examples, all as they should be\n");

    out.reset();
    write("1.2-intrusion/rules.yaml", RULES.replace("> 5", "> 50"));
    assertThat(run("policy", "test", folder())).isEqualTo(ExitCode.FOUND);
    assertThat(told())
        .contains("1.2-intrusion/examples.yaml:2:11: guessing")
        .contains("does not   failed_logins > 50  [failed_logins = 12]")
        .endsWith("2 examples, 1 otherwise than they should be\n");
  }

  @Test
  void coverage_has_a_line_for_every_clause_and_totals() {
    assertThat(run("policy", "coverage", folder())).isEqualTo(ExitCode.OK);
    assertThat(told().lines())
        .anyMatch(line -> line.matches("1\\.2 +Breaking in +rules +- +1 +2"))
        .anyMatch(line -> line.contains("1 clause (rules 1, review 0, planned 0)"));
  }

  @Test
  void coverage_as_json_says_the_same() {
    assertThat(run("policy", "coverage", "--json", folder())).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("\"clause\" : \"1.2\"", "\"observing\" : 1");
  }

  @Test
  void diff_shows_what_changed_and_whether_a_feature_keeps_its_counter() throws IOException {
    var other = temporary.resolve("other");
    copy(temporary.resolve("policy"), other);
    write("1.2-intrusion/rules.yaml", RULES.replace("\"failure\"", "\"refusal\""));

    assertThat(run("policy", "diff", other.toString(), folder())).isEqualTo(ExitCode.OK);
    assertThat(told())
        .contains("feature failed_logins (keeps its counter)")
        .contains("- where: event.outcome == \"failure\"")
        .contains("+ where: event.outcome == \"refusal\"");
  }

  @Test
  void diff_shows_both_side_by_side_where_there_is_room() throws IOException {
    var other = temporary.resolve("other");
    copy(temporary.resolve("policy"), other);
    write("1.2-intrusion/rules.yaml", RULES.replace("\"failure\"", "\"refusal\""));

    assertThat(run("policy", "diff", "--side-by-side", "--width=100", other.toString(), folder()))
        .isEqualTo(ExitCode.OK);
    assertThat(told())
        .containsPattern("  version [0-9a-f]{12} +\\| version [0-9a-f]{12}\n")
        .containsPattern(
            "where: event.outcome == \"failure\" +\\| where: event.outcome == \"refusal\"\n");
    assertThat(run("policy", "diff", "--side-by-side", "--width=40", other.toString(), folder()))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void show_prints_a_rule_with_its_feature_and_examples() {
    assertThat(run("policy", "show", "1.2/brute-force", "--policy", folder()))
        .isEqualTo(ExitCode.OK);
    assertThat(told())
        .startsWith("1.2/brute-force  Breaking in\n")
        .contains("do: [challenge(account, 15m)]", "feature failed_logins", "fires:  guessing");
  }

  @Test
  void show_suggests_the_nearest_rule() {
    assertThat(run("policy", "show", "1.2/brute-forse", "--policy", folder()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("did you mean `1.2/brute-force`?");
  }

  @Test
  void init_copies_the_shipped_policy_and_refuses_a_folder_in_use() {
    var copy = temporary.resolve("mine").toString();

    assertThat(run("policy", "init", copy)).isEqualTo(ExitCode.OK);
    assertThat(Path.of(copy, "policy.yaml")).isRegularFile();
    assertThat(run("policy", "init", copy)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("is not empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "examples", "policy", "facts", "event"})
  void schema_prints_a_json_schema(String file) {
    assertThat(run("policy", "schema", file)).isEqualTo(ExitCode.OK);
    assertThat(told()).contains("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void the_shipped_policy_has_no_problems_and_all_its_examples_come_out() {
    assertThat(run("policy", "check")).as(told()).isEqualTo(ExitCode.OK);
    assertThat(told()).startsWith("no problems\n36 clauses");
    out.reset();
    assertThat(run("policy", "test")).as(told()).isEqualTo(ExitCode.OK);
    assertThat(told()).matches("[0-9]{2,} examples, all as they should be\n");
  }

  @Test
  void a_folder_that_is_not_there_is_said_not_to_be() {
    assertThat(run("policy", "check", "nowhere")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(err.toString(UTF_8)).isEqualTo("bailiff: `nowhere` does not exist\n");
  }

  private String folder() {
    return temporary.resolve("policy").toString();
  }

  private String told() {
    return out.toString(UTF_8);
  }

  private int run(String... args) {
    return Main.run(out, err, args);
  }

  private void write(String name, String text) throws IOException {
    var file = temporary.resolve("policy").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
