package dev.bailiff.app.keys;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a way in for an admin. */
@Command(
    name = "sign-in",
    description = "Prints a link that signs in once, as an admin, within an hour.")
public final class SignInCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    try (ServiceClient client = service.client()) {
      String url = client.post("/v1/sign-in-links", Map.of()).path("url").asString("");
      spec.commandLine().getOut().println(url);
    }
    return ExitCode.OK;
  }
}
