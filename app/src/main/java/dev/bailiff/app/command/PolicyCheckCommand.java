package dev.bailiff.app.command;

import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints everything that is wrong with a policy. */
@Command(
    name = "check",
    description = "Prints all problems of a policy, each with its place.",
    footer = {
      "",
      "If the policy protects somebody, the rules are listed that could act on them; where they"
          + " would, people are asked instead.",
      "",
      "Exits with 1 if there are errors; warnings alone do not count."
    })
public final class PolicyCheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The policy's folder; otherwise the shipped policy.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var opened = PolicyOpening.open(folder);
    var out = spec.commandLine().getOut();
    out.print(opened.report());
    return switch (opened.loading()) {
      case Loading.Accepted accepted -> {
        out.println(size(accepted.policy()));
        Reach.of(accepted.policy()).lines().forEach(out::println);
        yield ExitCode.OK;
      }
      case Loading.Rejected _ -> ExitCode.FOUND;
    };
  }

  private static String size(LoadedPolicy loaded) {
    var policy = loaded.policy();
    return "%s, %s, %s, %s; version %s"
        .formatted(
            Counted.of(policy.clauses().size(), "clause"),
            Counted.of(policy.rules().size(), "rule"),
            Counted.of(policy.features().size(), "feature"),
            Counted.of(loaded.examples().size(), "example"),
            policy.version());
  }
}
