package dev.bailiff.app.replay;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.reader.InputProblem;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.Explanation;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows everything that went into the decision of one event. */
@Command(
    name = "explain",
    description = "Decides one event of a log and shows everything that went into the decision.",
    footer = {
      "",
      "The events before it are decided first, so that features are as they were.",
      "",
      "Examples:",
      "  bailiff explain access.log --event access.log:1042",
      "  echo '{\"specversion\":\"1.0\", ...}' | bailiff explain -"
    })
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private PolicyOptions policyOptions;
  @Mixin private LogOptions logOptions;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Logs or events, as for `bailiff replay`.")
  private List<String> files;

  @Option(
      names = "--event",
      paramLabel = "ID",
      description = "The event to explain, by its id as a replay shows it; default: the last one.")
  private @Nullable String id;

  @Option(names = "--all", description = "Shows the rules too of which nothing held.")
  private boolean all;

  @Override
  public Integer call() {
    LoadedPolicy loaded = policyOptions.load(spec.commandLine().getErr());
    LogSources sources = LogSources.find(files, logOptions.read(), System.in);
    Optional<Explanation> explanation;
    try (sources) {
      explanation = explain(loaded, sources);
    }
    PrintWriter err = spec.commandLine().getErr();
    for (InputProblem problem : sources.summary().problems()) {
      err.println("bailiff: " + problem);
    }
    err.flush();
    if (explanation.isEmpty()) {
      throw new CommandFailure(
          ExitCode.UNREADABLE,
          id == null
              ? "there is no event to explain"
              : "there is no event `" + id + "`; ids are as a replay shows them, " + example());
    }
    new ExplanationText(explanation.get(), spec.commandLine().getOut(), all).print();
    return sources.summary().isComplete() ? ExitCode.OK : ExitCode.UNREADABLE;
  }

  private String example() {
    return "such as `" + files.getFirst() + ":1` for the first line of a log";
  }

  private Optional<Explanation> explain(LoadedPolicy loaded, LogSources sources) {
    Policy policy = loaded.policy();
    Engine engine = new Engine(policy, Detectors.all(), policy.newTables());
    Event last = null;
    for (List<Event> batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
      for (Event event : batch) {
        if (last != null) {
          engine.decide(last, loaded.facts().about(last));
        }
        last = event;
        if (event.id().equals(id)) {
          return Optional.of(engine.explain(event, loaded.facts().about(event)));
        }
      }
    }
    return last == null || id != null
        ? Optional.empty()
        : Optional.of(engine.explain(last, loaded.facts().about(last)));
  }
}
