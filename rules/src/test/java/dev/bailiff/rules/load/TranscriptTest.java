package dev.bailiff.rules.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.ProblemReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people are told about policies with mistakes. Each folder under {@code transcripts} is such
 * a policy; the file beside it with the same name is what must be said. {@code
 * -Dgolden.update=true} rewrites those files.
 */
class TranscriptTest {
  private static final Path TRANSCRIPTS = Path.of("src", "test", "resources", "transcripts");
  private static final List<SignalSpec> SIGNALS =
      List.of(
          new SignalSpec("sql-injection", "a fragment of SQL"),
          new SignalSpec("scanner-agent", "a scanner that says its name"));

  @ParameterizedTest
  @MethodSource("policies")
  void every_problem_is_told_with_its_place(String name) throws IOException {
    PolicySource source = read(TRANSCRIPTS.resolve(name));
    String told =
        new ProblemReport(source, "").render(PolicyLoader.load(source, SIGNALS).problems());

    Path expected = TRANSCRIPTS.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, told, UTF_8);
    }
    assertThat(told).isEqualTo(Files.readString(expected, UTF_8));
  }

  @Test
  void ten_mistakes_are_ten_problems_each_at_its_own_place() throws IOException {
    List<Problem> problems =
        PolicyLoader.load(read(TRANSCRIPTS.resolve("ten-mistakes")), SIGNALS).problems();

    assertThat(problems).hasSize(10).allMatch(Problem::isError);
    assertThat(problems.stream().map(Problem::place).distinct()).hasSize(10);
    assertThat(problems).noneMatch(problem -> problem.place().isWholeFile());
  }

  static Stream<String> policies() throws IOException {
    try (Stream<Path> folders = Files.list(TRANSCRIPTS)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  private static PolicySource read(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readString(file, UTF_8));
      }
    }
    return PolicySource.of(texts);
  }
}
