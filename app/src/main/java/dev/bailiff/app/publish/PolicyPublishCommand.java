package dev.bailiff.app.publish;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Brings a proposed policy into force. */
@Command(
    name = "publish",
    description = "Brings what was proposed to a running service into force.",
    footer = {
      "",
      "What makes a rule enforce, or changes what an enforcing rule does, is published by another"
          + " person than who proposed it, within a day of having been tried. It decides from the"
          + " next event on, over restarts.",
      "",
      "  bailiff policy publish 0f3a… --why 'as discussed on Monday'",
    })
public final class PolicyPublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(paramLabel = "EDITION", description = "The id of what was proposed.")
  private String edition = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for the audit log.")
  private String why = "";

  @Override
  public Integer call() {
    try (ServiceClient client = service.client()) {
      String path = "/v1/policies/" + ServiceClient.segment(edition) + "/publication";
      JsonNode answer = client.post(path, Map.of("because", why));
      spec.commandLine()
          .getOut()
          .printf("version %s is in force%n", answer.path("version").asString());
    }
    return ExitCode.OK;
  }
}
