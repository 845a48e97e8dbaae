package dev.bailiff.app.backup;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Backs a running service up. */
@Command(
    name = "backup",
    description = "Backs up all that a running service keeps in its folder.",
    footer = {
      "",
      "The backup lies under `backups` in the service's folder, in a folder of its own; move it to"
          + " another disk. `bailiff restore` puts it in place. A database on a PostgreSQL server"
          + " is backed up there.",
    })
public final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    try (ServiceClient client = service.client()) {
      spec.commandLine()
          .getOut()
          .println(client.post("/v1/backups", Map.of()).path("backup").asString());
    }
    return ExitCode.OK;
  }
}
