package dev.bailiff.app.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bailiff.app.simulate.Check;
import dev.bailiff.app.simulate.Day;
import dev.bailiff.app.simulate.Label;
import dev.bailiff.app.simulate.LabelledLog;
import dev.bailiff.app.simulate.Outcome;
import java.io.BufferedOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Invents traffic. */
@Command(
    name = "simulate",
    description = "Invents the access log of a busy day, with a label for every line.",
    footer = {
      "",
      "The same options give the same lines, always and everywhere. A table of labels has a line",
      "for each line of the log: its number, what kind of client it comes from, and who.",
      "Addresses are from blocks reserved for documentation, tests and inner networks, so they are",
      "nobody's; only search engines come from where they really do.",
      "",
      "  bailiff simulate --log 7 --out day.log.gz --labels day-labels.tsv.gz",
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final long LINES_PER_HOUR = 10_000;
  private static final Label FIRST_OFFENDER = Label.OVER_QUOTA;
  private static final int BUFFER = 64 * 1024;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "SEED",
      description = "Invent an access log from this number.")
  private long seed;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "How long it lasts, 1 to 744 (default: ${DEFAULT-VALUE}).")
  private int hours;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description =
          "About how many lines; every kind of client takes part, so some 10,000 at least"
              + " (default: 10,000 per hour).")
  private @Nullable Long lines;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "When it begins, such as 2026-11-23 or 2026-11-23T08:00:00Z.")
  private String start = "2026-11-23";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the log goes, packed if the name ends in .gz (default: the terminal).")
  private @Nullable Path out;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Where the table of labels goes, packed if the name ends in .gz.")
  private @Nullable Path labels;

  @Option(
      names = "--check",
      description =
          "Decide all lines too, and print for each kind of client how many were acted on; the"
              + " log is only written where --out says.")
  private boolean isChecked;

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "The folder of the policy to check; otherwise the shipped policy.")
  private @Nullable Path policy;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Day day = day();
    if (!isChecked || out != null || labels != null) {
      write(day);
    }
    if (isChecked) {
      var loaded = PolicyOpening.require(policy, spec.commandLine().getErr());
      print(Check.of(day, loaded));
    }
    return ExitCode.OK;
  }

  private void write(Day day) {
    try (LabelledLog log = new LabelledLog(log(), writer(labels, Writer.nullWriter()))) {
      day.write(log);
    } catch (UncheckedIOException e) {
      throw unwritable(e.getCause());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void print(List<Outcome> outcomes) {
    Table table =
        new Table("label", ">lines", ">actors", ">acted on", ">observed only", "rules and actors");
    for (Outcome outcome : outcomes) {
      if (outcome.label() == FIRST_OFFENDER) {
        table.rule();
      }
      table.row(
          outcome.label().text(),
          Long.toString(outcome.lines()),
          Integer.toString(outcome.actors()),
          Integer.toString(outcome.actedOn()),
          Integer.toString(outcome.observedOnly()),
          outcome.rules().entrySet().stream()
              .map(rule -> rule.getKey() + " " + rule.getValue())
              .collect(Collectors.joining(", ")));
    }
    spec.commandLine().getOut().print(table.render());
  }

  private Day day() {
    try {
      return new Day(
          seed,
          begin(),
          Duration.ofHours(hours),
          lines == null ? Math.max(1, hours) * LINES_PER_HOUR : lines);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private Instant begin() {
    try {
      return start.contains("T")
          ? Instant.parse(start)
          : LocalDate.parse(start).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "`" + start + "` is not a date such as 2026-11-23 or 2026-11-23T08:00:00Z");
    }
  }

  /** The file for the log, or else the terminal, which stays open. */
  private Writer log() throws IOException {
    return writer(
        out, isChecked ? Writer.nullWriter() : new OpenEnded(spec.commandLine().getOut()));
  }

  private static Writer writer(@Nullable Path file, Writer otherwise) throws IOException {
    if (file == null) {
      return otherwise;
    }
    OutputStream bytes = Files.newOutputStream(file);
    try {
      return new OutputStreamWriter(
          file.toString().endsWith(".gz")
              ? new GZIPOutputStream(bytes, BUFFER)
              : new BufferedOutputStream(bytes, BUFFER),
          US_ASCII);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static CommandFailure unwritable(@Nullable IOException failure) {
    return new CommandFailure(
        ExitCode.UNWRITABLE,
        failure instanceof NoSuchFileException missing
            ? "`" + missing.getFile() + "` cannot be made: there is no such folder"
            : "cannot write: " + failure);
  }

  /** Flushes where it should close. */
  private static final class OpenEnded extends FilterWriter {
    OpenEnded(Writer writer) {
      super(writer);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
