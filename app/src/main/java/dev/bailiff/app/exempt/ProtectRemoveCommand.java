package dev.bailiff.app.exempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.net.URLEncoder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Ends a protection. */
@Command(name = "remove", description = "Ends a protection, by its id.")
public final class ProtectRemoveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "ID", description = "The id, as `bailiff protect list` shows it.")
  private String id = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for the audit log.")
  private String why = "";

  @Override
  public Integer call() {
    try (ServiceClient client = service.client()) {
      JsonNode ended =
          client.delete(
              "/v1/protections/"
                  + ServiceClient.segment(id)
                  + "?because="
                  + URLEncoder.encode(why, UTF_8));
      spec.commandLine()
          .getOut()
          .printf("`%s` is no longer protected by it%n", ended.path("entity").asString());
    }
    return ExitCode.OK;
  }
}
