package dev.bailiff.verify.bench;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.load.PolicyLoader;
import dev.bailiff.rules.source.PolicySource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same 500 rules of five conditions in the languages of several engines, and one request. A
 * tenth of the rules asks for the status of the request; four of these fire on it.
 */
public final class RequestRules {
  static final int RULES = 500;

  /** The request as a fact for Drools. */
  public record Request(String method, String path, String query, long status, long bytes) {}

  static final Request REQUEST =
      new Request("GET", "/shop/items/17/reviews.html", "lang=en&id=9", 404, 20_000);

  private static final int STATUSES = 10;
  private static final int RULES_PER_CLAUSE = 25;

  private RequestRules() {}

  /** The status that the rule asks for. */
  static long status(int rule) {
    return 400L + rule % STATUSES;
  }

  /** The rule in CEL. */
  static String cel(int rule) {
    return "event.status == %d && event.method != \"POST\" && event.bytes > %d"
            .formatted(status(rule), rule * 100)
        + " && event.path.startsWith(\"/shop/\") && event.query.contains(\"id=%d\")"
            .formatted(rule % 25);
  }

  /** All rules in the language of Drools; those that fire add their number to {@code fired}. */
  static String drools() {
    return """
    package dev.bailiff.verify.bench.generated;
    import %s;
    global java.util.List fired;
    """
            .formatted(Request.class.getCanonicalName())
        + each(rule ->
            """
            rule "r%d" when
              Request(status == %d, method != "POST", bytes > %d,
                  path.startsWith("/shop/"), query.contains("id=%d"))
            then
              fired.add(%d);
            end
            """
                .formatted(rule, status(rule), rule * 100, rule % 25, rule));
  }

  /** The policy of these rules; rule 34 has the id {@code 9.2/r34}. */
  static Policy policy() {
    Map<String, String> files = new TreeMap<>();
    files.put("policy.yaml", "name: generated\neffective: 2026-11-23\nmemory: 16MiB\n");
    for (int clause = 1; clause <= RULES / RULES_PER_CLAUSE; clause++) {
      String folder = "9." + clause + "-generated/";
      files.put(
          folder + "clause.md",
          """
          ---
          id: "9.%d"
          title: Generated
          since: 2026-11-23
          owner: nobody
          ---

          Words.
          """
              .formatted(clause));
      files.put(folder + "rules.yaml", yaml((clause - 1) * RULES_PER_CLAUSE));
      files.put(folder + "examples.yaml", examples(clause));
    }
    return switch (PolicyLoader.load(PolicySource.of(files), List.of())) {
      case Loading.Accepted accepted -> accepted.policy().policy();
      case Loading.Rejected rejected ->
          throw new IllegalStateException(rejected.problems().toString());
    };
  }

  /** The request as our event, with this query. */
  static Event event(String query) {
    var type = EventTypes.HTTP_REQUEST;
    return Event.of(type, "1", "benchmark", Instant.parse("2026-11-23T10:00:00Z"))
        .text(type.require("event.method"), REQUEST.method())
        .text(type.require("event.path"), REQUEST.path())
        .text(type.require("event.query"), query)
        .integer(type.require("event.status"), REQUEST.status())
        .integer(type.require("event.bytes"), REQUEST.bytes())
        .text(type.require("client.ip"), "203.0.113.9")
        .build();
  }

  /** The request as variables for CEL's own runtime. */
  static Map<String, Object> variables() {
    return Map.of(
        "event.method", REQUEST.method(),
        "event.path", REQUEST.path(),
        "event.query", REQUEST.query(),
        "event.status", REQUEST.status(),
        "event.bytes", REQUEST.bytes());
  }

  private static String yaml(int first) {
    StringBuilder text = new StringBuilder("rules:\n");
    for (int rule = first; rule < first + RULES_PER_CLAUSE; rule++) {
      text.append(
          """
            - id: r%d
              on: http.request
              when: '%s'
              because: a request to the shop
              do: [throttle(client, 10m)]
              budget: 200 per hour
          """
              .formatted(rule, cel(rule)));
    }
    return text.toString();
  }

  private static String examples(int clause) {
    int first = (clause - 1) * RULES_PER_CLAUSE;
    String ids =
        IntStream.range(first, first + RULES_PER_CLAUSE)
            .mapToObj(rule -> "9." + clause + "/r" + rule)
            .collect(Collectors.joining(", "));
    return """
    examples:
      - name: all
        given: {type: http.request, time: 2026-11-02T09:00:00Z, data: {method: GET}}
        events: [{data: {path: /}}]
        fires: &all [%s]
      - name: none
        given: {type: http.request, time: 2026-11-02T09:00:00Z, data: {method: GET}}
        events: [{data: {path: /}}]
        misses: *all
    """
        .formatted(ids);
  }

  private static String each(IntFunction<String> rule) {
    return IntStream.range(0, RULES).mapToObj(rule).collect(Collectors.joining());
  }
}
