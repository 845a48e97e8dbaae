package dev.bailiff.app.command;

import dev.bailiff.rules.compare.Change;
import dev.bailiff.rules.compare.PolicyComparison;
import dev.bailiff.rules.compare.SideBySide;
import dev.bailiff.rules.load.LoadedPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--side-by-side",
      description = "Show what was on the left and what is on the right.")
  private boolean sideBySide;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "${env:COLUMNS:-120}",
      description = "Columns of characters for --side-by-side; COLUMNS or 120 if left out.")
  private int width = 120;

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
    String was = "version " + old.policy().version();
    String is = "version " + young.policy().version();
    if (sideBySide) {
      SideBySide columns = columns();
      out.print(columns.row(was, '|', is));
      changes.forEach(change -> out.print("\n" + columns.text(change)));
    } else {
      out.println("- " + was);
      out.println("+ " + is);
      changes.forEach(change -> out.print("\n" + change));
    }
    return ExitCode.OK;
  }

  private SideBySide columns() {
    if (width < SideBySide.LEAST_WIDTH) {
      throw new ParameterException(
          spec.commandLine(),
          "two columns need a width of at least " + SideBySide.LEAST_WIDTH + ", not " + width);
    }
    return new SideBySide(width);
  }

  private LoadedPolicy load(Path folder) {
    @Nullable Path named = folder.equals(SHIPPED) ? null : folder;
    return PolicyOpening.require(named, spec.commandLine().getErr());
  }
}
