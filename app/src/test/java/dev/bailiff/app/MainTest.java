package dev.bailiff.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.command.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void without_argument_it_lists_every_command() {
    assertThat(run()).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .contains(Main.commandLine().getSubcommands().keySet())
        .contains("Usage: bailiff");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_says_in_one_sentence_what_it_does(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description())
        .as(command.getCommandSpec().qualifiedName())
        .hasSize(1)
        .allMatch(sentence -> sentence.matches("[A-Z][^.]*(\\.\\w[^.]*)*\\."));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help_and_version(CommandLine command) {
    var words = command.getCommandSpec().qualifiedName().replaceFirst("^bailiff ?", "");
    assertThat(run((words + " --help").strip().split(" ", -1))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("Usage: bailiff");
    assertThat(run((words + " --version").strip().split(" ", -1))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("Java ");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_mistyped_command_is_answered_with_the_nearest() {
    assertThat(run("compltion")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            """
            bailiff: unknown command `compltion`; did you mean `completion`?
            try `bailiff --help`
            """);
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_mistyped_option_is_answered_with_the_nearest() {
    assertThat(run("--verson")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8))
        .contains("unknown option `--verson`; did you mean `--version`?");
  }

  @Test
  void the_completion_script_knows_the_commands() {
    assertThat(run("completion")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).startsWith("#!/").contains("completion");
  }

  @Test
  void a_full_disk_is_reported() {
    assertThat(Main.run(failing("No space left on device"), err, "completion"))
        .isEqualTo(ExitCode.UNWRITABLE);
    assertThat(err.toString(UTF_8).strip())
        .isEqualTo("bailiff: cannot write to standard output: no space left on device");
  }

  @Test
  void a_reader_that_goes_away_is_no_reason_to_complain() {
    assertThat(Main.run(failing("Broken pipe"), err, "--help")).isEqualTo(ExitCode.PIPE_CLOSED);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private int run(String... args) {
    return Main.run(out, err, args);
  }

  private static Stream<CommandLine> commands() {
    return withDescendants(Main.commandLine());
  }

  private static Stream<CommandLine> withDescendants(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(MainTest::withDescendants));
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
