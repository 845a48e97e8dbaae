package dev.bailiff.app.exempt;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.Table;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints permits with what they were used for. */
@Command(
    name = "list",
    description = "Prints permits, how often each was used, and the bound that was crossed last.")
public final class PermitListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      JsonNode permits = client.read("/v1/permits").path("permits");
      if (permits.isEmpty()) {
        out.println("nobody has a permit by this service; `facts.yaml` may name others");
        return ExitCode.OK;
      }
      Table table =
          new Table("id", "kind", "holder", "until", ">covered", ">crossed", "crossed last");
      permits.forEach(it -> row(table, it));
      out.print(table.render());
    }
    return ExitCode.OK;
  }

  private static void row(Table table, JsonNode it) {
    JsonNode use = it.path("use");
    String until =
        it.has("revoked")
            ? "revoked " + it.at("/revoked/at").asString()
            : it.path("until").asString();
    table.row(
        it.path("id").asString(),
        it.path("kind").asString(),
        it.path("holder").asString(),
        until,
        "%,d".formatted(use.path("covered").asLong(0)),
        "%,d".formatted(use.path("crossed").asLong(0)),
        use.path("last_crossed").asString(""));
  }
}
