package dev.bailiff.app.search;

import dev.bailiff.app.command.Table;
import dev.bailiff.app.html.Shown;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Who is related to an entity, for people to read. */
final class RelatedText {
  private static final int LONGEST = 60;
  private static final int MOST_SHARED = 3;

  private RelatedText() {}

  static void print(JsonNode answer, PrintWriter out) {
    out.printf(
        "%,d events name it; %,d others share something rare with it%n",
        answer.path("events").asLong(), answer.path("relatives").asLong());
    if (answer.has("stopped_at")) {
      out.printf(
          "there was no time for what was received after %s%n",
          answer.path("stopped_at").asString());
    }
    if (!answer.path("related").isEmpty()) {
      Table table = new Table(">score", "entity", "shared (by how many others)");
      for (JsonNode each : answer.path("related")) {
        table.row(
            "%.3f".formatted(each.path("score").asDouble()),
            Shown.of(each.path("entity").asString() + ":" + each.path("id").asString(), LONGEST),
            shared(each.path("shared")));
      }
      out.print(table.render());
    }
    for (JsonNode value : answer.path("common")) {
      out.printf(
          "too common to say anything: %s %s%n",
          value.path("field").asString(), Shown.of(value.path("value").asString(), LONGEST));
    }
  }

  private static String shared(JsonNode shared) {
    return shared
        .valueStream()
        .limit(MOST_SHARED)
        .map(value ->
            "%s %s (%,d)"
                .formatted(
                    value.path("field").asString(),
                    Shown.of(value.path("value").asString(), LONGEST),
                    value.path("others").asLong()))
        .collect(Collectors.joining(", "));
  }
}
