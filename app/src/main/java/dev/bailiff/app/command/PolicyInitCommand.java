package dev.bailiff.app.command;

import dev.bailiff.app.policy.PackedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the shipped policy for somebody to make their own. */
@Command(name = "init", description = "Copies the shipped policy into a folder, to be changed.")
public final class PolicyInitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that is empty or does not exist.")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      if (isTaken()) {
        throw new CommandFailure(
            ExitCode.USAGE, "`" + folder + "` is not empty; name a folder that is or a new one");
      }
      int files = PackedPolicy.copyTo(folder);
      var out = spec.commandLine().getOut();
      out.println(Counted.of(files, "file") + " in `" + folder + "`");
      out.println("next: bailiff policy check " + folder);
      return ExitCode.OK;
    } catch (IOException failed) {
      throw new CommandFailure(
          ExitCode.UNWRITABLE, "cannot write to `" + folder + "`: " + failed.getMessage());
    }
  }

  private boolean isTaken() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }
}
