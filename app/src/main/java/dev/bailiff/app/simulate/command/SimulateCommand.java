package dev.bailiff.app.simulate.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.command.Table;
import dev.bailiff.app.simulate.Check;
import dev.bailiff.app.simulate.Day;
import dev.bailiff.app.simulate.LabelledLog;
import dev.bailiff.app.simulate.Outcome;
import dev.bailiff.app.simulate.Scenario;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Invents traffic. */
@Command(
    name = "simulate",
    description =
        "Sends simulated traffic to a running service or, with --log, invents a labelled log.",
    footer = {
      "",
      "Scenarios: people, mixed, scanner, path-sweep, injection-probe, record-walk, scraper,",
      "list-walk, profile-harvest, over-quota, brute-force, credential-stuffing,",
      "password-spraying, spam-wave, phishing-wave. A rate says how many take part, not how fast",
      "each of them is. What is sent counts in the service like real traffic: use one of its own.",
      "",
      "  bailiff simulate credential-stuffing --rate 100 --for 1m",
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
  private static final int BUFFER = 64 * 1024;

  @Parameters(
      arity = "0..1",
      paramLabel = "SCENARIO",
      converter = ScenarioConverter.class,
      description = "What to send to a running service, such as mixed or scanner; see below.")
  private @Nullable Scenario scenario;

  @Mixin private final LiveSimulation live = new LiveSimulation();

  @Option(
      names = "--log",
      paramLabel = "SEED",
      description = "Invent an access log from this number.")
  private @Nullable Long seed;

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
    if (scenario != null) {
      live.run(scenario, spec.commandLine());
      return ExitCode.OK;
    }
    if (seed == null) {
      throw new ParameterException(
          spec.commandLine(), "name a scenario for a running service, or --log SEED for a log");
    }
    if (hours < 1 || hours > 744) {
      throw new ParameterException(spec.commandLine(), "--hours must be 1 to 744: " + hours);
    }
    Day day = day(seed);
    if (!isChecked || out != null || labels != null) {
      write(day);
    }
    if (isChecked) {
      var loaded = PolicyOpening.require(policy, spec.commandLine().getErr());
      spec.commandLine().getOut().print(table(Check.of(day, loaded)).render());
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

  /** What became of each kind of client, a row for each. */
  static Table table(List<Outcome> outcomes) {
    Table table =
        new Table("label", ">lines", ">actors", ">acted on", ">observed only", "rules and actors");
    boolean wasInnocent = false;
    for (Outcome outcome : outcomes) {
      if (outcome.label().isOffender() && wasInnocent) {
        table.rule();
      }
      wasInnocent = !outcome.label().isOffender();
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
    return table;
  }

  private Day day(long from) {
    try {
      return new Day(
          from,
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
