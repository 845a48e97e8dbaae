package dev.bailiff.verify.load;

import dev.bailiff.rules.source.PolicySource;
import java.util.Map;
import java.util.TreeMap;

/** A policy of any size, of rules like those that people write. */
final class GeneratedPolicy {
  private static final int RULES_PER_CLAUSE = 25;
  private static final int FEATURES_PER_CLAUSE = 5;

  private GeneratedPolicy() {}

  /** The files of a policy with this many rules, a multiple of 25, and a fifth as many features. */
  static PolicySource of(int rules) {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "policy.yaml",
        """
        name: generated
        effective: 2026-11-23
        memory: 256MiB
        """);
    for (int clause = 1; clause <= rules / RULES_PER_CLAUSE; clause++) {
      var folder = "9." + clause + "-generated/";
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
      files.put(folder + "rules.yaml", rules(clause));
      files.put(folder + "examples.yaml", examples(clause));
    }
    return PolicySource.of(files);
  }

  private static String rules(int clause) {
    var text = new StringBuilder("features:\n");
    for (int i = 0; i < FEATURES_PER_CLAUSE; i++) {
      text.append(
          """
            - id: feature_%d_%d
              count: events
              on: http.request
              by: [client.ip, 'has(client.agent) ? client.agent : ""']
              where: event.status == %d && !asset(event.path)
              window: 10m
          """
              .formatted(clause, i, 400 + i));
    }
    text.append("rules:\n");
    for (int i = 0; i < RULES_PER_CLAUSE; i++) {
      text.append(
          """
            - id: rule-%1$d
              on: http.request
              when: >-
                event.method == "GET" && event.status >= 400
                && event.path.startsWith("/area-%2$d-%1$d")
                && feature_%2$d_%3$d > %1$d && !client.has("monitor")
              because: '{feature_%2$d_%3$d} requests, the latest for {event.path}'
              do: [throttle(client, 10m)]
              budget: 200 per hour
          """
              .formatted(i, clause, i % FEATURES_PER_CLAUSE));
    }
    return text.toString();
  }

  private static String examples(int clause) {
    var ids = new StringBuilder();
    for (int i = 0; i < RULES_PER_CLAUSE; i++) {
      ids.append(i == 0 ? "" : ", ").append("9.").append(clause).append("/rule-").append(i);
    }
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
}
