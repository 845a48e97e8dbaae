package dev.bailiff.verify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of sources only by reading them. */
final class SourceTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Past this, a file has a second idea in it. */
  private static final int MAX_LINES = 400;

  private static final Pattern LEFT_FOR_LATER =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  private static final Pattern NOT_RUN = Pattern.compile("@(Dis" + "abled|Igno" + "re)\\b");

  @Test
  void every_file_is_short_enough_to_read() throws IOException {
    assertThat(sources())
        .isNotEmpty()
        .filteredOn(file -> file.lines().size() > MAX_LINES)
        .isEmpty();
  }

  @Test
  void nothing_is_left_for_later() throws IOException {
    assertThat(sources()).filteredOn(file -> file.mentions(LEFT_FOR_LATER)).isEmpty();
  }

  @Test
  void every_test_is_run() throws IOException {
    assertThat(sources()).filteredOn(file -> file.mentions(NOT_RUN)).isEmpty();
  }

  private static List<Source> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> ROOT.relativize(file).toString().contains("src/"))
          .map(Source::read)
          .toList();
    }
  }

  private record Source(Path path, List<String> lines) {
    static Source read(Path path) {
      try {
        return new Source(path, Files.readAllLines(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean mentions(Pattern pattern) {
      return lines.stream().anyMatch(line -> pattern.matcher(line).find());
    }

    @Override
    public String toString() {
      return path + ", " + lines.size() + " lines";
    }
  }
}
