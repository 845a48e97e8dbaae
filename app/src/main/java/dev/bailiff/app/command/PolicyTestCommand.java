package dev.bailiff.app.command;

import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.example.Example;
import dev.bailiff.rules.example.ExampleResult;
import dev.bailiff.rules.example.ExampleRunner;
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

/** Runs the examples of a policy. */
@Command(
    name = "test",
    description =
        "Runs the examples of a policy and says which come out otherwise than they should.",
    footer = {"", "Exits with 1 if one does."})
public final class PolicyTestCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The policy's folder; otherwise the shipped policy.")
  private @Nullable Path folder;

  @Option(
      names = "--clause",
      paramLabel = "CLAUSE",
      description = "Only the examples of this clause, such as 1.2.")
  private @Nullable String clause;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var loaded = PolicyOpening.require(folder, spec.commandLine().getErr());
    var runner = new ExampleRunner(loaded.policy(), Detectors.all());
    List<Example> examples =
        loaded.examples().stream()
            .filter(example -> clause == null || example.clause().equals(clause))
            .toList();
    if (examples.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          clause == null ? "the policy has no examples" : "no examples of clause `" + clause + "`");
    }
    long failed = 0;
    for (Example example : examples) {
      var result = runner.run(example);
      if (!result.isPassed()) {
        failed++;
        print(result, out);
      }
    }
    out.println(
        Counted.of(examples.size(), "example")
            + ", "
            + (failed == 0 ? "all as they should be" : failed + " otherwise than they should be"));
    return failed == 0 ? ExitCode.OK : ExitCode.FOUND;
  }

  private void print(ExampleResult result, PrintWriter out) {
    var example = result.example();
    out.println(
        (folder == null ? "policy" : folder) + "/" + example.place() + ": " + example.name());
    result.failures().forEach(failure -> out.println("  " + failure.replace("\n", "\n  ")));
    out.println();
  }
}
