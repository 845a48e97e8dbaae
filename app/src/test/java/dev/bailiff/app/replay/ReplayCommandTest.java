package dev.bailiff.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.command.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReplayCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What an attacker puts into a log for those who look at it. */
  private static final String HOSTILE = "sqlmap <script>alert(1)</script> \u001b[31m \u009b \u202e";

  @TempDir private Path folder = Path.of("");
  private Session session = new Session(Path.of(""));

  @BeforeEach
  void in_a_folder_of_its_own() {
    session = new Session(folder);
  }

  @Test
  void a_log_in_which_nobody_breaks_the_policy_is_all_allowed() throws IOException {
    assertThat(session.run("replay", session.quietLog())).isEqualTo(ExitCode.OK);
    assertThat(session.out())
        .contains("20 events from 1 file", "verdicts: allow 20 (100.0%)", "no rule fired");
    assertThat(session.err()).isEmpty();
  }

  @Test
  void the_clause_the_rule_and_the_offender_are_named() throws IOException {
    assertThat(replayGuessing()).isEqualTo(ExitCode.OK);
    assertThat(session.out())
        .contains("1.2 tampering-and-intrusion", "1.2/brute-force", "client:203.0.113.9")
        .contains("auth.log:", "signs in as `root`");
  }

  @Test
  void verdicts_and_json_lines_count_the_same_events() throws IOException {
    replayGuessing("--json", session.path("decisions.jsonl"));
    List<JsonNode> decisions = lines(session.read("decisions.jsonl"));
    long throttled = decisions.stream().filter(ReplayCommandTest::isThrottled).count();
    assertThat(decisions).hasSize(30);
    assertThat(throttled).isPositive();
    assertThat(session.out())
        .contains("allow " + (30 - throttled) + " (", "throttle " + throttled + " (")
        .containsPattern("1\\.2 tampering-and-intrusion +" + throttled + " +1 ");
  }

  @Test
  void json_on_standard_output_takes_the_place_of_the_summary() throws IOException {
    assertThat(session.run("replay", session.quietLog(), "--json")).isEqualTo(ExitCode.OK);
    assertThat(lines(session.out())).hasSize(20).allMatch(line -> line.has("verdict"));
  }

  @Test
  void only_findings_leaves_out_what_no_rule_remarked_on() throws IOException {
    replayGuessing("--json", "--only-findings");
    assertThat(lines(session.out()))
        .isNotEmpty()
        .hasSizeLessThan(30)
        .allMatch(line -> line.has("determining") || line.has("observed"));
    session.run("replay", session.quietLog(), "--json", "--only-findings");
    assertThat(session.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1.2,1", "1,1", "all,1", "'1.1,1.2',1", "1.1,0", "1.5,0", "9.9,2", "'',2", "brute,2"})
  void a_broken_clause_can_fail_the_command(String clauses, int exitCode) throws IOException {
    assertThat(replayGuessing("--fail-on", clauses)).isEqualTo(exitCode);
    if (exitCode == ExitCode.USAGE) {
      assertThat(session.err()).startsWith("bailiff: unknown clause `" + clauses + "`");
    }
  }

  @Test
  void the_page_is_well_formed_and_shows_markup_as_text() throws Exception {
    session.run("replay", hostileLog(), "--html", session.path("report.html"));
    String page = session.read("report.html");
    assertThat(page)
        .contains("1.1/scanner-agent", "&lt;script&gt;alert(1)")
        .doesNotContain("<script", "\u001b", "\u009b", "\u202e");
    var builder = DocumentBuilderFactory.newNSInstance().newDocumentBuilder();
    var document = builder.parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("html");
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void a_terminal_obeys_nothing_that_a_log_says() throws IOException {
    session.run("replay", hostileLog());
    assertThat(session.out())
        .contains("1.1/scanner-agent", "account:eve.[2J")
        .doesNotContain("\u001b", "\u009b", "\u202e");
  }

  @Test
  void malformed_lines_are_counted_and_never_fatal() throws IOException {
    String good = Session.request(1, "203.0.113.9", "-", "/", "Firefox");
    String log = session.log("mixed.log", List.of(good, "nonsense \u001b[2J", good, "", good));
    assertThat(session.run("replay", log)).isEqualTo(ExitCode.OK);
    assertThat(session.out())
        .containsPattern("5 lines, 3 events, [01] without an event, [12] malformed")
        .contains("mixed.log:2")
        .doesNotContain("\u001b");
  }

  @Test
  void what_cannot_be_read_is_named_and_the_rest_is_replayed() throws IOException {
    assertThat(session.run("replay", session.quietLog(), session.path("absent.log")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(session.out()).contains("20 events from 1 file");
    assertThat(session.err().strip())
        .isEqualTo("bailiff: `" + session.path("absent.log") + "` does not exist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--top=-1|`--top` shows a number of offenders, 0 for none, not `-1`",
        "--top=x|invalid value for option `--top`: `x` is not a whole number",
        "--year=0|`0` is not a year of a log; one from 1970 to 9999",
        "--format=wrong|unknown format `wrong`; one of auto, vhost, combined, common, auth",
        "--memory=much|`much` is not a size; write a number and one of B, KiB, MiB, GiB",
        "--memory=1KiB|features need at least",
        "--onlyfindings|unknown option `--onlyfindings`; did you mean `--only-findings`?",
      })
  void a_wrong_option_is_refused_with_what_would_be_right(String option, String complaint)
      throws IOException {
    assertThat(session.run("replay", session.quietLog(), option)).isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).startsWith("bailiff: " + complaint);
    assertThat(session.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"--html", "--json"})
  void an_output_that_cannot_be_written_is_refused_before_the_work(String option)
      throws IOException {
    String log = session.quietLog();
    assertThat(session.run("replay", log, option, session.path("absent/report")))
        .isEqualTo(ExitCode.UNWRITABLE);
    assertThat(session.err()).contains("no such folder");
    assertThat(session.run("replay", log, option, folder.toString()))
        .isEqualTo(ExitCode.UNWRITABLE);
    assertThat(session.err()).contains("it is a folder");
    assertThat(session.out()).isEmpty();
  }

  @Test
  void facts_with_mistakes_are_shown_with_their_place() throws IOException {
    String facts = session.log("facts.yaml", List.of("labels:", "  - {entity: cliant}"));
    assertThat(session.run("replay", session.quietLog(), "--facts", facts))
        .isEqualTo(ExitCode.FOUND);
    assertThat(session.err())
        .contains("facts.yaml:2:14: error: unknown entity `cliant`; did you mean `client`?");
    assertThat(session.run("replay", session.quietLog(), "--facts", session.path("absent.yaml")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(session.err()).contains("absent.yaml` does not exist");
  }

  @Test
  void an_existing_page_survives_a_mistake_on_the_command_line() throws IOException {
    Files.writeString(folder.resolve("report.html"), "yesterday");
    session.run("replay", session.quietLog(), "--html", session.path("report.html"), "--top=-1");
    assertThat(session.read("report.html")).isEqualTo("yesterday");
  }

  private int replayGuessing(String... options) throws IOException {
    String log = session.guessingLog();
    String[] args = new String[options.length + 4];
    System.arraycopy(new String[] {"replay", log, "--year", "2015"}, 0, args, 0, 4);
    System.arraycopy(options, 0, args, 4, options.length);
    return session.run(args);
  }

  private String hostileLog() throws IOException {
    return session.log(
        "hostile.log",
        IntStream.range(0, 40)
            .mapToObj(n ->
                n % 2 == 0
                    ? Session.request(n, "203.0.113.9", "-", "/old/" + n + ".bak", HOSTILE)
                    : Session.request(
                        n, "203.0.113.9", "eve\u001b[2J", "/wp-admin/" + n + "?<script>", HOSTILE))
            .toList());
  }

  private static boolean isThrottled(JsonNode decision) {
    return decision.get("verdict").asString().equals("throttle");
  }

  private static List<JsonNode> lines(String text) {
    return text.lines().map(JSON::readTree).toList();
  }
}
