package dev.bailiff.app.backup;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in place. */
@Command(
    name = "restore",
    description = "Puts a backup in place of a service's folder that is empty or not there.",
    footer = {
      "",
      "Every file is checked against what was backed up. Then `bailiff serve --data DIR` goes on"
          + " from there; what came after the backup is not in it.",
    })
public final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BACKUP", description = "The folder of the backup.")
  private Path backup = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The service's folder.")
  private Path data = Path.of("");

  @Override
  public Integer call() {
    try {
      int files = Backup.restore(backup, data);
      spec.commandLine().getOut().printf("%d files are in place in %s%n", files, data);
      return ExitCode.OK;
    } catch (DirectoryNotEmptyException e) {
      throw new CommandFailure(ExitCode.USAGE, "`" + data + "` is not empty");
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }
}
