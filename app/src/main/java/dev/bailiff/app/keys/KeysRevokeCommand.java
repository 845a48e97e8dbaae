package dev.bailiff.app.keys;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a key. */
@Command(name = "revoke", description = "Ends a key at once and for good.")
public final class KeysRevokeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "NAME", description = "What the key is called.")
  private String name = "";

  @Override
  public Integer call() {
    try (ServiceClient client = service.client()) {
      client.delete("/v1/keys/" + ServiceClient.segment(name));
    }
    spec.commandLine().getOut().println("`" + name + "` is valid no more");
    return ExitCode.OK;
  }
}
