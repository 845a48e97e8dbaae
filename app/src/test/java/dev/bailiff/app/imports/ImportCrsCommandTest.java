package dev.bailiff.app.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCrsCommandTest {
  private static final String RULES =
      """
      SecAction "id:1,phase:1,pass,nolog,setvar:tx.anomaly_score=0"
      SecRule ARGS "@pmFromFile words.data" \\
          "id:20,phase:2,block,t:lowercase,msg:'A listed word',setvar:tx.anomaly_score_pl1=+5"
      SecRule TX:anomaly_score_pl1 "@gt 0" \\
          "id:30,phase:2,pass,nolog,setvar:tx.anomaly_score=%{tx.anomaly_score_pl1}"
      SecRule ARGS "@rx a(?=b)" "id:40,phase:2,block,msg:'Looks ahead'"
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path rules;
  private Path policy;

  @BeforeEach
  void write() throws IOException {
    rules = Files.createDirectories(folder.resolve("set/rules"));
    Files.writeString(rules.resolve("a.conf"), RULES);
    Files.writeString(rules.resolve("words.data"), "abracadabra\n");
    policy = Files.createDirectories(folder.resolve("policy"));
    Files.writeString(
        policy.resolve("policy.yaml"), "name: small\neffective: 2026-01-01\nmemory: 16MiB\n");
  }

  @Test
  void it_says_what_is_read_and_names_what_is_left_out() {
    assertThat(run("import", "crs", folder.resolve("set").toString(), "--list"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .contains("left out: a.conf:6:20: the pattern cannot be run in linear time: look-ahead")
        .contains("3 rules, of which 1 have a signal; 1 left out; 0 about answers")
        .contains("     1  left out: look-ahead");
    assertThat(policy.resolve("detectors")).doesNotExist();
  }

  @Test
  void what_was_imported_is_part_of_the_policy_and_of_its_version() throws IOException {
    assertThat(run("import", "crs", rules.toString(), "--policy", policy.toString()))
        .isEqualTo(ExitCode.OK);
    clause();
    String before = version();
    Files.writeString(rules.resolve("words.data"), "abracadabra\nsesame\n");
    run("import", "crs", rules.toString(), "--policy", policy.toString());
    assertThat(policy.resolve("detectors/crs/a.conf")).hasContent(RULES);
    assertThat(version()).isNotEqualTo(before);
    assertThat(out.toString(UTF_8)).contains("of 4 imported rules 1 are left out");
    Path event = Files.writeString(folder.resolve("e.jsonl"), EVENT);
    out.reset();
    assertThat(run("explain", event.toString(), "--policy", policy.toString()))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("crs-20").contains("abracadabra");
  }

  @Test
  void a_later_import_takes_the_place_of_the_one_before() throws IOException {
    run("import", "crs", rules.toString(), "--policy", policy.toString());
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("crs-setup.conf.example"), "SecAction \"id:9,pass\"");
    assertThat(run("import", "crs", other.toString(), "--policy", policy.toString()))
        .isEqualTo(ExitCode.OK);
    try (var files = Files.list(policy.resolve("detectors/crs"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("crs-setup.conf");
    }
  }

  @Test
  void rules_with_errors_are_not_taken_over() throws IOException {
    Files.writeString(rules.resolve("b.conf"), "SecRul ARGS a id:2\n");
    assertThat(run("import", "crs", rules.toString(), "--policy", policy.toString()))
        .isEqualTo(ExitCode.FOUND);
    assertThat(out.toString(UTF_8)).contains("error: b.conf:1:1: unknown directive `SecRul`");
    assertThat(policy.resolve("detectors")).doesNotExist();
  }

  @Test
  void errors_in_a_policy_s_rules_have_their_place() throws IOException {
    Path crs = Files.createDirectories(policy.resolve("detectors/crs"));
    Files.writeString(crs.resolve("x.conf"), "\nSecRule ARGZ a id:2\n");
    assertThat(run("policy", "check", policy.toString())).isEqualTo(ExitCode.FOUND);
    assertThat(out.toString(UTF_8))
        .contains("detectors/crs/x.conf:2:9: error: unknown variable `ARGZ`");
  }

  @Test
  void folders_that_hold_nothing_of_use_are_said() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(run("import", "crs", empty.toString())).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("import", "crs", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(run("import", "crs", rules.toString(), "--policy", empty.toString()))
        .isEqualTo(ExitCode.UNREADABLE);
    Files.write(rules.resolve("c.conf"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(run("import", "crs", rules.toString())).isEqualTo(ExitCode.UNREADABLE);
    assertThat(err.toString(UTF_8))
        .contains("there are no files with rules")
        .contains("is no folder")
        .contains("holds no policy")
        .contains("is not text in UTF-8");
  }

  private static final String EVENT =
      """
      {"specversion":"1.0","id":"1","source":"s","type":"http.request",\
      "time":"2026-01-01T00:00:00Z","data":{"method":"GET","path":"/","query":"q=Abracadabra"}}
      """;

  private static final String EXAMPLES =
      """
      examples:
        - name: a listed word, then another
          given: {type: http.request, time: 2026-01-01T00:00:00Z, data: {method: GET, path: /}}
          events:
            - {data: {query: q=abracadabra}}
          fires: [1/imported]
        - name: another word
          given: {type: http.request, time: 2026-01-01T00:00:00Z, data: {method: GET, path: /}}
          events:
            - {data: {query: q=hello}}
          misses: [1/imported]
      """;

  private void clause() throws IOException {
    Path clause = Files.createDirectories(policy.resolve("1-probing"));
    Files.writeString(
        clause.resolve("clause.md"),
        "---\nid: 1\ntitle: Probing\nsince: 2026-01-01\nowner: t\n---\n\nNo probing.\n");
    Files.writeString(
        clause.resolve("rules.yaml"),
        """
        rules:
          - id: imported
            on: http.request
            when: signal("crs-20") > 0.0
            because: "a rule that was imported holds"
            do: [label(client, "probing", 1h)]
            mode: observe
            unknown: allow
        """);
    Files.writeString(clause.resolve("examples.yaml"), EXAMPLES);
  }

  private String version() {
    out.reset();
    run("policy", "check", policy.toString());
    return out.toString(UTF_8).replaceAll("(?s).*version ", "");
  }

  private int run(String... arguments) {
    return Main.run(out, err, arguments);
  }
}
