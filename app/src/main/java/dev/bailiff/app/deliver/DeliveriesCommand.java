package dev.bailiff.app.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.Table;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows what has become of messages, and retries those that were given up. */
@Command(
    name = "deliveries",
    description = "Shows what has become of messages to other systems and to people.",
    footer = {
      "",
      "A message that cannot be delivered is tried again for three days and then given up. It is"
          + " kept for a month, in which it can be retried.",
      "",
      "  bailiff deliveries --state dead",
      "  bailiff deliveries --retry-all accounts",
    })
public final class DeliveriesCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Lists those that are waiting, delivered or dead; otherwise only counts.")
  private @Nullable String state;

  @Option(
      names = "--destination",
      paramLabel = "NAME",
      description = "Only those to the webhook with this name, to `file` or by `mail`.")
  private @Nullable String destination;

  @Option(names = "--retry", paramLabel = "ID", description = "Attempts one again.")
  private @Nullable String retry;

  @Option(
      names = "--retry-all",
      paramLabel = "NAME",
      description = "Attempts all again that were given up for this destination.")
  private @Nullable String retryAll;

  @Override
  public Integer call() {
    if (retry != null && retryAll != null) {
      throw new CommandFailure(ExitCode.USAGE, "--retry and --retry-all are for one at a time");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      if (retry != null) {
        client.post("/v1/deliveries/" + ServiceClient.segment(retry) + "/retry", Map.of());
        out.println("`" + retry + "` is attempted again");
      } else if (retryAll != null) {
        JsonNode answer = client.post("/v1/deliveries/retry", Map.of("destination", retryAll));
        out.printf("%,d are attempted again%n", answer.path("retried").asLong());
      } else {
        JsonNode answer = client.read(path());
        out.print(counts(answer));
        if (state != null) {
          out.println();
          out.print(list(answer));
        }
      }
    }
    return ExitCode.OK;
  }

  private String path() {
    Map<String, String> query = new TreeMap<>();
    query.put("limit", Integer.toString(state == null ? 1 : MOST));
    if (state != null) {
      query.put("state", state);
    }
    if (destination != null) {
      query.put("destination", destination);
    }
    StringBuilder path = new StringBuilder("/v1/deliveries");
    query.forEach((name, value) ->
        path.append(path.indexOf("?") < 0 ? '?' : '&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, UTF_8)));
    return path.toString();
  }

  private static String counts(JsonNode answer) {
    Table table = new Table("destination", ">waiting", ">delivered", ">dead");
    answer
        .path("counts")
        .forEachEntry((name, counts) ->
            table.row(
                name, count(counts, "waiting"), count(counts, "delivered"), count(counts, "dead")));
    return table.render();
  }

  private static String count(JsonNode counts, String state) {
    return "%,d".formatted(counts.path(state).asLong(0));
  }

  private static String list(JsonNode answer) {
    Table table = new Table("id", "destination", "topic", "created", ">attempts", "last");
    for (JsonNode it : answer.path("deliveries")) {
      table.row(
          text(it, "id"),
          text(it, "destination"),
          text(it, "topic"),
          text(it, "created"),
          "%,d".formatted(it.path("attempts").asLong()),
          it.has("fault") ? text(it, "fault") : text(it, "at"));
    }
    return table.render();
  }

  private static String text(JsonNode it, String name) {
    return it.path(name).asString("");
  }
}
