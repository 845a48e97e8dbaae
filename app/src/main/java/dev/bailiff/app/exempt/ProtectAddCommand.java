package dev.bailiff.app.exempt;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Protects somebody from every rule. */
@Command(
    name = "add",
    description = "Protects somebody: a rule that would act on them opens a case instead.",
    footer = {
      "",
      "  bailiff protect add account:ada --label staff --why 'she works here'",
      "  bailiff protect add client:192.0.2.7 --label monitor --until 2027-01-01"
          + " --why 'our uptime checks'",
    })
public final class ProtectAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(
      paramLabel = "TYPE:ID",
      description = "Whom, such as account:ada or client:192.0.2.7.")
  private String whom = "";

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      required = true,
      description = "Why nobody may touch them: a label that the policy declares protecting.")
  private String label = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "When it ends, if it does: a day, or a time such as 2026-11-23T10:00:00Z.")
  private @Nullable String until;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, for the audit log.")
  private String why = "";

  @Override
  public Integer call() {
    int colon = whom.indexOf(':');
    if (colon < 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "`" + whom + "` names nobody; write it as `account:ada`");
    }
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("type", whom.substring(0, colon));
    asked.put("id", whom.substring(colon + 1));
    asked.put("label", label);
    asked.put("because", why);
    if (until != null) {
      asked.put("until", Day.time(until));
    }
    try (ServiceClient client = service.client()) {
      JsonNode given = client.post("/v1/protections", asked);
      spec.commandLine()
          .getOut()
          .printf(
              "`%s` is protected as `%s`, by %s%n",
              given.path("entity").asString(),
              given.path("label").asString(),
              given.path("id").asString());
    }
    return ExitCode.OK;
  }
}
