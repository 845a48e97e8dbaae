package dev.bailiff.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.bailiff.app.command.ExitCode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A replay in a process of its own that is not left to finish. */
final class InterruptionTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void a_replay_that_is_stopped_reports_what_it_has_read(String signal, int exitCode)
      throws Exception {
    try (Running replay = new Running(folder, true)) {
      assumeFalse(signal.equals("INT") && replay.ignoresInterrupts());
      replay.feed(Running.PLENTY_OF_LINES); // and the input stays open, as from a live log
      replay.signal(signal);
      assertThat(replay.exitCode()).isEqualTo(exitCode);
      assertThat(replay.out())
          .containsPattern("[1-9][0-9,]+ events from 1 file")
          .contains("verdicts: allow");
      assertThat(replay.err())
          .isEqualToIgnoringNewLines("bailiff: interrupted; what was read until then is reported");
    }
  }

  @Test
  void a_replay_whose_reader_has_gone_ends_at_once_and_quietly() throws Exception {
    try (Running replay = new Running(folder, false, "--json")) {
      replay.feed(1_000);
      replay.output().close();
      assertThatThrownBy(() -> feedForEver(replay)).isInstanceOf(UncheckedIOException.class);
      assertThat(replay.exitCode()).isEqualTo(ExitCode.PIPE_CLOSED);
      assertThat(replay.err()).isEmpty();
    }
  }

  private static void feedForEver(Running replay) {
    for (int i = 0; i < 1_000; i++) {
      replay.feed(1_000);
    }
  }
}
