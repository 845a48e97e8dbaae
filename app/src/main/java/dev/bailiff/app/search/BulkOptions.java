package dev.bailiff.app.search;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.Table;
import dev.bailiff.app.html.Shown;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How an act on all that a search finds is bounded and confirmed. */
final class BulkOptions {
  private static final int LONGEST = 80;

  @Option(
      names = "--at-most",
      paramLabel = "N",
      description = "Do nothing if it falls on more than that, 1 to 1,000 (default: 100).")
  private int atMost = 100;

  @Option(
      names = "--clause",
      paramLabel = "CLAUSE",
      description = "The clause that was broken; needed if the action restricts somebody.")
  private @Nullable String clause;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "The reason, for the audit log and for who is restricted; needed with --yes.")
  private @Nullable String why;

  @Option(names = "--yes", description = "Does it.")
  private boolean yes;

  void run(ServiceClient client, Map<String, Object> what, String action, PrintWriter out) {
    if (yes && why == null) {
      throw new CommandFailure(ExitCode.USAGE, "say --why it is done");
    }
    Map<String, Object> asked = new LinkedHashMap<>(what);
    asked.put("do", action);
    asked.put("at_most", atMost);
    if (clause != null) {
      asked.put("clause", clause);
    }
    JsonNode preview = client.post("/v1/search/act", asked);
    print(preview, out);
    if (!yes) {
      out.println("nothing was changed; --yes does it");
      return;
    }
    asked.put("confirm", true);
    asked.put("because", why);
    asked.put("expected", preview.path("targets").asLong());
    JsonNode done = client.post("/v1/search/act", asked);
    out.printf(
        "done to %,d; the same was in force for %,d%n",
        done.path("begun").asLong(), done.path("in_force").asLong());
    out.printf("to undo it: bailiff undo --rule %s --since 1d%n", done.path("bulk").asString());
  }

  private static void print(JsonNode preview, PrintWriter out) {
    out.printf(
        "%s would fall on %,d, for %,d of %,d events%n",
        preview.path("do").asString(),
        preview.path("targets").asLong(),
        preview.path("found").asLong(),
        preview.path("searched").asLong());
    if (preview.has("obstacle")) {
      out.println("it cannot be done: " + preview.path("obstacle").asString());
    }
    if (preview.path("untargeted").asLong() > 0) {
      out.printf("%,d events name nobody to do it to%n", preview.path("untargeted").asLong());
    }
    Table table = new Table(">events", "target");
    for (JsonNode each : preview.path("shown")) {
      table.row("%,d".formatted(each.path("events").asLong()), who(each));
    }
    if (!preview.path("shown").isEmpty()) {
      out.print(table.render());
    }
    for (JsonNode each : preview.path("spared")) {
      out.printf(
          "spared: %s, as %s%n", who(each), Shown.of(each.path("because").asString(), LONGEST));
    }
  }

  private static String who(JsonNode each) {
    return each.path("targets")
        .valueStream()
        .map(target -> Shown.of(target.asString(), LONGEST))
        .collect(Collectors.joining(", "));
  }
}
