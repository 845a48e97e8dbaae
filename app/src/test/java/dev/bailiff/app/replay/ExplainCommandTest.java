package dev.bailiff.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.command.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  @TempDir private Path folder = Path.of("");
  private Session session = new Session(Path.of(""));

  @BeforeEach
  void in_a_folder_of_its_own() {
    session = new Session(folder);
  }

  @Test
  void an_event_is_explained_as_it_was_decided() throws IOException {
    String log = session.guessingLog();
    assertThat(session.run("explain", log, "--year", "2015", "--event", log + ":12"))
        .isEqualTo(ExitCode.OK);
    assertThat(session.out())
        .contains("Event " + log + ":12", "account.id = root", "pair_failures = 12")
        .contains("+ 1.2/brute-force (enforce)", "Decision: throttle", "because of 1.2/brute-force")
        .contains("asks for: throttle [client:203.0.113.9] until 2015-05-17T10:20:11Z");
  }

  @Test
  void without_an_id_the_last_event_is_explained() throws IOException {
    String log = session.guessingLog();
    assertThat(session.run("explain", log)).isEqualTo(ExitCode.OK);
    assertThat(session.out()).startsWith("Event " + log + ":30");
  }

  @Test
  void rules_that_had_nothing_to_do_with_it_are_shown_on_request() throws IOException {
    String log = session.guessingLog();
    session.run("explain", log);
    long few = session.out().lines().count();
    assertThat(session.run("explain", log, "--all")).isEqualTo(ExitCode.OK);
    assertThat(session.out().lines().count()).isGreaterThanOrEqualTo(few);
    assertThat(session.out()).doesNotContain("--all shows");
  }

  @Test
  void an_unknown_id_is_answered_with_what_ids_look_like() throws IOException {
    String log = session.quietLog();
    assertThat(session.run("explain", log, "--event", "nope")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(session.err().strip())
        .isEqualTo(
            "bailiff: there is no event `nope`; ids are as a replay shows them, such as `"
                + log
                + ":1` for the first line of a log");
    assertThat(session.out()).isEmpty();
  }

  @Test
  void a_log_without_events_has_nothing_to_explain() throws IOException {
    assertThat(session.run("explain", session.log("empty.log", List.of())))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(session.err()).contains("is empty", "there is no event to explain");
    assertThat(session.run("explain", session.path("absent.log"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(session.err()).contains("does not exist");
  }

  @Test
  void a_year_that_no_log_has_is_refused() throws IOException {
    assertThat(session.run("explain", session.quietLog(), "--year", "20150"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(session.err()).startsWith("bailiff: `20150` is not a year of a log");
  }

  @Test
  void a_terminal_obeys_nothing_that_an_event_says() throws IOException {
    String log =
        session.log(
            "hostile.log",
            List.of(
                Session.request(
                    1, "203.0.113.9", "e\u001bve", "/<b>\u009b", "sqlmap\u202e\u001b[2J")));
    assertThat(session.run("explain", log)).isEqualTo(ExitCode.OK);
    assertThat(session.out()).contains("/<b>").doesNotContain("\u001b", "\u009b", "\u202e");
  }
}
