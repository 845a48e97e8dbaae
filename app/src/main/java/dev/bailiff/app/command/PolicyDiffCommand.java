package dev.bailiff.app.command;

import dev.bailiff.rules.compare.Change;
import dev.bailiff.rules.compare.PolicyComparison;
import dev.bailiff.rules.load.LoadedPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what differs between two policies. */
@Command(
    name = "diff",
    description = "Shows what differs between two policies: words, features and rules.")
public final class PolicyDiffCommand implements Callable<Integer> {
  private static final Path SHIPPED = Path.of("shipped");

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A policy's folder, or `shipped` for the shipped policy.")
  private Path before = SHIPPED;

  @Parameters(index = "1", paramLabel = "B", description = "Another one.")
  private Path after = SHIPPED;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var old = load(before);
    var young = load(after);
    List<Change> changes = PolicyComparison.of(old.policy(), young.policy());
    if (changes.isEmpty()) {
      out.println("no difference; version " + old.policy().version());
      return ExitCode.OK;
    }
    out.println("- version " + old.policy().version());
    out.println("+ version " + young.policy().version());
    for (Change change : changes) {
      out.println();
      out.print(change);
    }
    return ExitCode.OK;
  }

  private LoadedPolicy load(Path folder) {
    @Nullable Path named = folder.equals(SHIPPED) ? null : folder;
    return PolicyOpening.require(named, spec.commandLine().getErr());
  }
}
