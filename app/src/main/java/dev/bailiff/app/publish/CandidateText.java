package dev.bailiff.app.publish;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** What stands between an edition and its publication, for people to read. */
final class CandidateText {
  private CandidateText() {}

  static void print(JsonNode candidate, PrintWriter out) {
    String id = candidate.path("edition").asString();
    out.printf(
        "edition %s, version %s, proposed by %s: %s%n",
        id,
        candidate.path("version").asString(),
        candidate.path("proposed").path("by").asString(),
        candidate.path("proposed").path("because").asString());
    candidate.path("enforcing_changes").forEach(change -> out.println("  " + change.asString()));
    candidate
        .path("no_longer_enforcing")
        .forEach(rule -> out.println("  " + rule.asString() + " no longer enforces"));
    candidate
        .path("obstacles")
        .forEach(obstacle -> out.println("cannot be published yet: " + obstacle.asString()));
    out.println(
        candidate.path("needs_second_person").asBoolean()
            ? "another person publishes it: bailiff policy publish " + id + " --why …"
            : "nothing else is done to anybody by it: bailiff policy publish " + id + " --why …");
  }
}
