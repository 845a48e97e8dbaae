package dev.bailiff.app.keys;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.Table;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Lists keys. */
@Command(
    name = "list",
    description = "Lists keys, with those that ended; never the keys themselves.")
public final class KeysListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    Table table = new Table("name", "roles", "state", "owner", "made by", "last used");
    try (ServiceClient client = service.client()) {
      for (JsonNode key : client.read("/v1/keys").path("keys")) {
        table.row(
            text(key, "name"),
            key.path("roles")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", ")),
            state(key),
            text(key, "owner"),
            text(key, "created_by") + ", " + day(text(key, "created")),
            key.has("last_used") ? minute(text(key, "last_used")) : "never");
      }
    }
    spec.commandLine().getOut().print(table.render());
    return ExitCode.OK;
  }

  private static String state(JsonNode key) {
    if (key.has("revoked")) {
      return "revoked " + day(text(key, "revoked"));
    }
    if (!key.path("valid").asBoolean(false)) {
      return "expired " + day(text(key, "expires"));
    }
    return key.has("expires") ? "until " + day(text(key, "expires")) : "valid";
  }

  private static String text(JsonNode key, String name) {
    return key.path(name).asString("");
  }

  private static String day(String time) {
    return time.length() < 10 ? time : time.substring(0, 10);
  }

  private static String minute(String time) {
    return time.length() < 16 ? time : time.substring(0, 16).replace('T', ' ');
  }
}
