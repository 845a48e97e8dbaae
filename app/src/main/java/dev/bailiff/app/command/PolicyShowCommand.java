package dev.bailiff.app.command;

import dev.bailiff.core.event.Nearest;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.rules.compare.Declarations;
import dev.bailiff.rules.example.Example;
import dev.bailiff.rules.example.Example.Expected;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one rule with all that it rests on. */
@Command(
    name = "show",
    description = "Shows a rule with its clause, the features that it reads and its examples.")
public final class PolicyShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RULE", description = "The full id of a rule, such as 1.2/brute-force.")
  private String rule = "";

  @Option(
      names = "--policy",
      paramLabel = "DIR",
      description = "The policy's folder; otherwise the shipped policy.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var loaded = PolicyOpening.require(folder, spec.commandLine().getErr());
    var found = loaded.policy().rule(rule).orElseThrow(() -> unknown(loaded.policy()));
    print(found, loaded, spec.commandLine().getOut());
    return ExitCode.OK;
  }

  private CommandFailure unknown(Policy policy) {
    List<String> ids = policy.rules().stream().map(known -> known.spec().id()).toList();
    return new CommandFailure(
        ExitCode.USAGE,
        "unknown rule `"
            + rule
            + "`"
            + Nearest.to(rule, ids).map(id -> "; did you mean `" + id + "`?").orElse(""));
  }

  private static void print(Rule rule, LoadedPolicy loaded, PrintWriter out) {
    var policy = loaded.policy();
    out.println(
        rule.spec().id()
            + policy.clause(rule.spec().clause()).map(Clause::title).map(t -> "  " + t).orElse(""));
    Declarations.of(rule.spec()).forEach(line -> out.println("  " + line));
    rule.programs().values().stream()
        .map(RuleProgram::features)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .map(policy.features()::get)
        .forEach(feature -> {
          out.println();
          out.println("feature " + feature.spec().id());
          Declarations.of(feature.spec()).forEach(line -> out.println("  " + line));
        });
    out.println();
    for (Example example : loaded.examples()) {
      if (names(example.fires(), rule)) {
        out.println("fires:  " + example.name());
      } else if (names(example.misses(), rule)) {
        out.println("misses: " + example.name());
      }
    }
  }

  private static boolean names(List<Expected> expected, Rule rule) {
    return expected.stream().anyMatch(named -> named.rule().equals(rule.spec().id()));
  }
}
