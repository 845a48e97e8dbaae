package dev.bailiff.app.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.Main;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.reader.FileSummary;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SimulateCommandTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final Path SAMPLE = SAMPLES.resolve("simulated-access.log.gz");
  private static final Path SAMPLE_LABELS = SAMPLES.resolve("labels/simulated-labels.tsv.gz");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void the_shipped_sample_is_what_the_command_in_its_readme_makes(@TempDir Path folder)
      throws IOException {
    String command =
        Files.readString(SAMPLES.resolve("README.md"), UTF_8)
            .lines()
            .filter(line -> line.startsWith("./bailiff simulate "))
            .findFirst()
            .orElseThrow();
    Path log = folder.resolve("made.log");
    Path labels = folder.resolve("made.tsv.gz");
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.removeFirst();
    arguments.replaceAll(argument ->
        switch (argument) {
          case "samples/simulated-access.log.gz" -> log.toString();
          case "samples/labels/simulated-labels.tsv.gz" -> labels.toString();
          default -> argument;
        });

    assertThat(run(arguments.toArray(String[]::new))).as(err::toString).isEqualTo(ExitCode.OK);

    assertThat(Files.readAllBytes(log)).isEqualTo(unpacked(SAMPLE));
    assertThat(unpacked(labels)).isEqualTo(unpacked(SAMPLE_LABELS));
    assertThat(Files.size(SAMPLE) + Files.size(SAMPLE_LABELS)).isLessThan(1_000_000);
  }

  @Test
  void the_table_of_labels_is_not_taken_for_a_log() {
    ReadOptions options = ReadOptions.at(Instant.parse("2026-11-24T00:00:00Z"));
    List<String> samples = List.of(SAMPLES.toString());
    try (LogSources sources = LogSources.find(samples, options, InputStream.nullInputStream())) {
      while (!sources.next().isEmpty()) {
        // to the end
      }
      assertThat(sources.summary().files().stream().map(FileSummary::input))
          .anyMatch(name -> name.endsWith("simulated-access.log.gz"))
          .noneMatch(name -> name.contains("labels"));
      assertThat(sources.summary().isComplete()).isTrue();
    }
  }

  @Test
  void the_labels_number_the_lines(@TempDir Path folder) throws IOException {
    Path labels = folder.resolve("labels.tsv");
    run("simulate", "--log", "3", "--hours", "1", "--lines", "500", "--labels", labels.toString());

    List<String> table = Files.readAllLines(labels);
    long lines = out.toString(UTF_8).lines().count();
    assertThat(table).hasSize((int) lines + 1).first().isEqualTo("line\tlabel\tactor");
    assertThat(table.getLast()).startsWith(lines + "\t");
  }

  @Test
  void checking_tells_for_each_label_that_no_offender_is_missed_and_no_innocent_acted_on() {
    assertThat(run("simulate", "--log", "5", "--hours", "1", "--lines", "9000", "--check"))
        .as(err::toString)
        .isEqualTo(ExitCode.OK);

    String table = out.toString(UTF_8);
    for (Label label : Arrays.stream(Label.values()).filter(Label::isInLogs).toList()) {
      Matcher row = row(label, table);
      int actors = Integer.parseInt(row.group(1));
      int actedOn = Integer.parseInt(row.group(2));
      int observedOnly = Integer.parseInt(row.group(3));
      if (label != Label.STALE_SCRIPT) { // it may be challenged, as nobody waits for its answer
        assertThat(label.isOffender() ? actors - actedOn - observedOnly : actedOn)
            .as(label.text())
            .isZero();
      }
    }
  }

  private static Matcher row(Label label, String table) {
    Matcher row =
        Pattern.compile("(?m)^" + label.text() + " +[0-9]+ +([0-9]+) +([0-9]+) +([0-9]+)")
            .matcher(table);
    assertThat(row.find()).as(table).isTrue();
    return row;
  }

  @Test
  void a_wrong_date_is_named() {
    assertThat(run("simulate", "--log", "3", "--start", "tomorrow")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).startsWith("bailiff: `tomorrow` is not a date such as ");
  }

  @Test
  void a_length_out_of_range_is_named() {
    assertThat(run("simulate", "--log", "3", "--hours", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("1 to 744");
  }

  @Test
  void a_missing_folder_is_named(@TempDir Path folder) {
    String file = folder.resolve("none/day.log").toString();
    assertThat(run("simulate", "--log", "3", "--out", file)).isEqualTo(ExitCode.UNWRITABLE);
    assertThat(err.toString(UTF_8)).contains("there is no such folder");
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(out, err, arguments);
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }
}
