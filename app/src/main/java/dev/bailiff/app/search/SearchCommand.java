package dev.bailiff.app.search;

import dev.bailiff.app.client.ServiceClient;
import dev.bailiff.app.client.ServiceOptions;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.command.Table;
import dev.bailiff.app.command.TimeSpan;
import dev.bailiff.app.html.Shown;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Searches the recorded events of a running service. */
@Command(
    name = "search",
    description = "Finds recorded events by a condition, as a rule's `when` says it.",
    footer = {
      "",
      "Conditions read fields, signals and facts; a search has no features. Who searched for what"
          + " goes into the audit log.",
      "",
      "  bailiff search 'event.outcome == \"failure\"' --since 2h --top client.ip --every 10m",
      "  bailiff search 'signal(\"sqli\") > 0.5' --rule 1.1/attack-string-variants --json",
      "  bailiff search --related account:a1 --since 7d",
      "  bailiff search 'client.device == \"d1\"' --do 'label(account, \"seen\", 7d)'",
    })
public final class SearchCommand implements Callable<Integer> {
  private static final int LONGEST = 60;
  private static final int BAR = 50;

  @Spec private CommandSpec spec;
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Parameters(arity = "0..1", paramLabel = "CONDITION", description = "What must hold of an event.")
  private @Nullable String condition;

  @Option(
      names = "--related",
      paramLabel = "TYPE:ID",
      description =
          "Instead, find who shares rare values with this entity, such as account:a1: devices,"
              + " addresses, fingerprints, means of payment.")
  private @Nullable String related;

  @Option(
      names = "--do",
      paramLabel = "ACTION",
      description =
          "Say on whom this action would fall, such as 'label(account, \"seen\", 7d)'; with --yes"
              + " do it.")
  private @Nullable String action;

  @Mixin private BulkOptions bulk = new BulkOptions();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "How far back, such as 30m or 7d (default: 1d).")
  private Duration since = Duration.ofDays(1);

  @Option(
      names = "--on",
      paramLabel = "TYPE",
      description = "The type of the events (default: every type that the condition fits).")
  private @Nullable String on;

  @Option(names = "--rule", paramLabel = "RULE", description = "A rule that fired on them.")
  private @Nullable String rule;

  @Option(
      names = "--top",
      paramLabel = "FIELD",
      description = "Count the values of this field, such as client.ip or event.path.")
  private @Nullable String top;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Count them in steps of this length.")
  private @Nullable Duration every;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many of the latest are shown, 0 to 1,000 (default: 20).")
  private int limit = 20;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean isJson;

  @Override
  public Integer call() {
    if ((condition == null) == (related == null) || (related != null && action != null)) {
      throw new CommandFailure(ExitCode.USAGE, "give a condition, or say --related alone");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ServiceClient client = service.client()) {
      if (action != null) {
        bulk.run(client, what(), action, out);
        return ExitCode.OK;
      }
      JsonNode answer =
          related == null
              ? client.post("/v1/search", asked())
              : client.post("/v1/search/related", askedOf(related));
      if (isJson) {
        out.println(answer.toPrettyString());
      } else if (related == null) {
        print(answer, out);
      } else {
        RelatedText.print(answer, out);
      }
    }
    return ExitCode.OK;
  }

  private Map<String, Object> askedOf(String entity) {
    int colon = entity.indexOf(':');
    if (colon < 1) {
      throw new CommandFailure(ExitCode.USAGE, "`" + entity + "` is no entity, such as account:a1");
    }
    Map<String, Object> asked = period();
    asked.put("type", entity.substring(0, colon));
    asked.put("id", entity.substring(colon + 1));
    asked.put("limit", limit);
    return asked;
  }

  private Map<String, Object> period() {
    Map<String, Object> asked = new LinkedHashMap<>();
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
    asked.put("since", now.minus(since).toString());
    asked.put("until", now.toString());
    return asked;
  }

  /** What is looked for, apart from what is to be shown of it. */
  private Map<String, Object> what() {
    Map<String, Object> asked = period();
    asked.put("condition", condition);
    if (on != null) {
      asked.put("on", on);
    }
    if (rule != null) {
      asked.put("rule", rule);
    }
    return asked;
  }

  private Map<String, Object> asked() {
    Map<String, Object> asked = what();
    asked.put("limit", limit);
    if (top != null) {
      asked.put("top", top);
    }
    if (every != null) {
      asked.put("every", every.toString());
    }
    return asked;
  }

  private static void print(JsonNode answer, PrintWriter out) {
    out.printf(
        "%,d of %,d events%s%n",
        answer.path("found").asLong(),
        answer.path("searched").asLong(),
        answer.path("unsaid").asLong() == 0
            ? ""
            : ", of %,d it cannot be said".formatted(answer.path("unsaid").asLong()));
    if (answer.has("stopped_at")) {
      out.printf(
          "there was no time for what was received after %s%n",
          answer.path("stopped_at").asString());
    }
    series(answer.path("series"), out);
    top(answer.path("top"), out);
    latest(answer.path("latest"), out);
  }

  private static void series(JsonNode series, PrintWriter out) {
    long most = series.valueStream().mapToLong(step -> step.path("count").asLong()).max().orElse(0);
    for (JsonNode step : series) {
      long count = step.path("count").asLong();
      String bar = "#".repeat((int) Math.ceilDiv(count * BAR, Math.max(1, most)));
      out.printf("%s  %,9d  %s%n", step.path("from").asString(), count, bar);
    }
  }

  private static void top(JsonNode top, PrintWriter out) {
    if (!top.isEmpty()) {
      Table table = new Table(">events", "value");
      for (JsonNode value : top) {
        table.row(
            "%,d".formatted(value.path("count").asLong()),
            Shown.of(value.path("value").asString(), LONGEST));
      }
      out.println();
      out.print(table.render());
    }
  }

  private static void latest(JsonNode latest, PrintWriter out) {
    if (!latest.isEmpty()) {
      Table table = new Table("time", "type", "client", "account", "verdict", "rules");
      for (JsonNode event : latest) {
        table.row(
            event.path("time").asString(),
            event.path("type").asString(),
            Shown.of(event.path("client").asString(""), LONGEST),
            Shown.of(event.path("account").asString(""), LONGEST),
            event.path("verdict").asString(),
            event
                .path("rules")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", ")));
      }
      out.println();
      out.print(table.render());
    }
  }
}
