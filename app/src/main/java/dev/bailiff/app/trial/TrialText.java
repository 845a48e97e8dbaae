package dev.bailiff.app.trial;

import dev.bailiff.app.command.Table;
import dev.bailiff.app.html.Shown;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** A trial for people to read. */
public final class TrialText {
  private static final int LONGEST = 110;

  private TrialText() {}

  /** Prints it. */
  public static void print(JsonNode answer, PrintWriter out) {
    out.printf(
        "%,d events compared under version %s%n",
        answer.path("compared").asLong(), answer.path("policy").asString());
    if (answer.has("stopped_at")) {
      out.printf(
          "there was no time for what was received after %s%n",
          answer.path("stopped_at").asString());
    }
    if (answer.path("broken").asLong() > 0) {
      out.printf("the engine broke on %,d events%n", answer.path("broken").asLong());
    }
    answer
        .path("verdicts")
        .forEachEntry((change, count) -> out.printf("verdict %s: %,d%n", change, count.asLong()));
    Table table =
        new Table(
            "rule",
            "mode",
            ">acted",
            ">would act",
            ">gained",
            ">lost",
            ">newly hit",
            ">innocent of reviewed",
            ">observed",
            ">would observe");
    for (JsonNode rule : answer.path("rules")) {
      table.row(
          rule.path("rule").asString(),
          rule.path("mode").asString(),
          number(rule, "acted"),
          number(rule, "acts"),
          number(rule, "gained"),
          number(rule, "lost"),
          number(rule, "newly_hit"),
          reviewed(rule.path("reviewed")),
          number(rule, "observed"),
          number(rule, "observes"));
    }
    out.print(table.render());
    if (answer.path("rules").valueStream().anyMatch(TrialText::isTooFew)) {
      out.println("* too few were reviewed to say how often the rule would be wrong");
    }
    answer.path("rules").forEach(rule -> samples(rule, out));
  }

  private static void samples(JsonNode rule, PrintWriter out) {
    if (!rule.path("samples").isEmpty()) {
      out.printf("%n%s would newly act, for example:%n", rule.path("rule").asString());
    }
    for (JsonNode sample : rule.path("samples")) {
      out.printf(
          "  %s  %s%n",
          sample.path("time").asString(),
          Shown.of(
              "%s %s  %s"
                  .formatted(
                      sample.path("client").asString(""),
                      sample.path("account").asString(""),
                      sample.path("because").asString("")),
              LONGEST));
    }
  }

  private static String reviewed(JsonNode reviewed) {
    return "%,d of %,d%s"
        .formatted(
            reviewed.path("innocent").asLong(),
            reviewed.path("subjects").asLong(),
            reviewed.path("enough").asBoolean() ? "" : "*");
  }

  private static boolean isTooFew(JsonNode rule) {
    return !rule.path("reviewed").path("enough").asBoolean();
  }

  private static String number(JsonNode rule, String name) {
    return "%,d".formatted(rule.path(name).asLong());
  }
}
