package dev.bailiff.app.exempt;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.Table;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Prints whom people protect. */
@Command(name = "list", description = "Prints whom people protect, and the labels that protect.")
public final class ProtectListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      JsonNode answer = client.read("/v1/protections");
      String labels =
          answer
              .path("labels")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining(", "));
      out.println(
          labels.isEmpty() ? "the policy declares no label protecting" : "protecting: " + labels);
      if (!answer.path("protections").isEmpty()) {
        Table table = new Table("id", "whom", "label", "since", "until", "by", "why");
        answer.path("protections").forEach(it -> row(table, it));
        out.println();
        out.print(table.render());
      }
    }
    return ExitCode.OK;
  }

  private static void row(Table table, JsonNode it) {
    table.row(
        it.path("id").asString(),
        it.path("entity").asString(),
        it.path("label").asString(),
        it.path("since").asString(),
        it.path("until").asString(""),
        it.path("by").asString(),
        it.path("because").asString());
  }
}
