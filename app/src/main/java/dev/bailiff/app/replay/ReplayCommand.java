package dev.bailiff.app.replay;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.json.DecisionWriter;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadAhead;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.feature.TableStats;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides recorded events and reports who broke what. */
@Command(
    name = "replay",
    description = "Decides the events in logs and says who broke what, with evidence.",
    footer = {
      "",
      "Examples:",
      "  bailiff replay /var/log/nginx/",
      "  zcat access.log.*.gz | bailiff replay -",
      "  bailiff replay --fail-on 1.2 --html report.html access.log auth.log"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  @Spec private CommandSpec spec;
  @Mixin private PolicyOptions policyOptions;
  @Mixin private LogOptions logOptions;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Logs (plain, .gz, .zst), folders of logs, or - for standard input. Rotated sets are read"
              + " in order of time, several logs merged by it.")
  private List<String> files;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = STANDARD_OUTPUT,
      description =
          "Writes every decision as a line of JSON to FILE, or to standard output in place of the"
              + " summary.")
  private @Nullable String json;

  @Option(
      names = "--only-findings",
      description = "Leaves decisions out of --json on which no rule fired.")
  private boolean onlyFindings;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes the report with charts to FILE, one page without outside parts.")
  private @Nullable Path html;

  @Option(
      names = "--fail-on",
      paramLabel = "CLAUSE",
      split = ",",
      description =
          "Exits with status 1 if an enforcing rule of this clause fired, such as 1.2 or 1 for all"
              + " of its clauses; all for any.")
  private List<String> failOn = List.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many offenders the summary shows (default ${DEFAULT-VALUE}).")
  private int top;

  @Option(names = "--no-progress", description = "Shows no progress on a terminal.")
  private boolean noProgress;

  @Override
  public Integer call() throws InterruptedException {
    LoadedPolicy loaded = policyOptions.load(spec.commandLine().getErr());
    Policy policy = loaded.policy();
    check(policy);
    LogSources sources = LogSources.find(files, logOptions.read(), System.in);
    FeatureTables tables = policy.newTables();
    Engine engine = new Engine(policy, Detectors.all(), tables);
    Tally tally = new Tally(policy);
    long started = System.nanoTime();
    boolean interrupted;
    try (Interruption interruption = new Interruption()) {
      try (DecisionSink decisions = decisions()) {
        decide(
            new Replayer(engine, loaded.facts()::about), sources, tally, decisions, interruption);
      }
      interrupted = interruption.isRequested();
      double seconds = (System.nanoTime() - started) / 1e9;
      ReplayReport report =
          new ReplayReport(policy, tally, sources.summary(), stats(tables), seconds, top);
      write(report, interrupted);
    }
    return interrupted ? ExitCode.INTERRUPTED : exitCode(tally, sources);
  }

  private void decide(
      Replayer replayer,
      LogSources sources,
      Tally tally,
      DecisionSink decisions,
      Interruption interruption)
      throws InterruptedException {
    PrintWriter terminal = spec.commandLine().getErr();
    Progress progress =
        new Progress(terminal, isTerminal(), sources.totalBytes(), System.nanoTime());
    try (ReadAhead ahead = new ReadAhead(sources)) {
      interruption.onRequest(ahead::wake);
      replayer.run(
          ahead,
          decision -> {
            tally.add(decision);
            decisions.accept(decision);
          },
          count -> progress.update(sources.bytesRead(), count, System.nanoTime()),
          interruption::isRequested);
    } finally {
      progress.clear();
    }
  }

  private void write(ReplayReport report, boolean interrupted) {
    if (html != null) {
      writePage(report, html);
    }
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    boolean summary = !STANDARD_OUTPUT.equals(json);
    if (summary) {
      new TextReport(report, out).print();
    }
    out.flush(); // here and not at the end: after an interruption the process ends at once
    report.read().problems().stream()
        .filter(problem -> problem.isError() || !summary)
        .forEach(problem -> err.println("bailiff: " + problem));
    if (interrupted) {
      err.println("bailiff: interrupted; what was read until then is reported");
    }
    err.flush();
  }

  private static void writePage(ReplayReport report, Path file) {
    try (OutputStream out = Outputs.file(file)) {
      HtmlReport.write(report, out);
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.UNWRITABLE, "cannot write `" + file + "`: " + failure.getMessage());
    }
  }

  private int exitCode(Tally tally, LogSources sources) {
    if (!sources.summary().isComplete()) {
      return ExitCode.UNREADABLE;
    }
    boolean broken =
        failOn.stream()
            .anyMatch(
                clause -> clause.equals("all") ? tally.isAnyBroken() : tally.isBroken(clause));
    return broken ? ExitCode.FOUND : ExitCode.OK;
  }

  /** Finds mistakes before the work, not after it. */
  private void check(Policy policy) {
    if (top < 0) {
      throw new CommandFailure(
          ExitCode.USAGE, "`--top` shows a number of offenders, 0 for none, not `" + top + "`");
    }
    if (html != null) {
      Outputs.check(html);
    }
    for (String clause : failOn) {
      boolean known =
          clause.equals("all")
              || policy.clauses().stream()
                  .map(Clause::id)
                  .anyMatch(id -> id.equals(clause) || id.startsWith(clause + "."));
      if (!known) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "unknown clause `" + clause + "`; `bailiff policy coverage` lists them");
      }
    }
  }

  private static List<TableStats> stats(FeatureTables tables) {
    return IntStream.range(0, tables.size()).mapToObj(i -> tables.table(i).stats()).toList();
  }

  private DecisionSink decisions() {
    if (json == null) {
      return DecisionSink.NONE;
    }
    DecisionWriter writer =
        json.equals(STANDARD_OUTPUT)
            ? new DecisionWriter(spec.commandLine().getOut())
            : new DecisionWriter(Outputs.file(Path.of(json)));
    return new DecisionSink(writer, onlyFindings);
  }

  private boolean isTerminal() {
    return !noProgress
        && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** Where decisions are written, if anywhere. */
  private static final class DecisionSink implements Consumer<Decision>, AutoCloseable {
    static final DecisionSink NONE = new DecisionSink(null, true);

    private final @Nullable DecisionWriter writer;
    private final boolean onlyFindings;

    DecisionSink(@Nullable DecisionWriter writer, boolean onlyFindings) {
      this.writer = writer;
      this.onlyFindings = onlyFindings;
    }

    @Override
    public void accept(Decision decision) {
      if (writer != null && !(onlyFindings && decision.isUneventful())) {
        writer.write(decision);
      }
    }

    @Override
    public void close() {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
