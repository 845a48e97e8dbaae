package dev.bailiff.app.search;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a search has found so far, in bounded memory. */
final class SearchResult implements Finds {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** More different values than anybody looks at; those that come later are counted together. */
  private static final int MOST_VALUES = 100_000;

  private static final int TOP = 20;

  private final SearchTerms terms;
  private final Set<String> types;
  private final Deque<Map<String, Object>> latest = new ArrayDeque<>();
  private final Map<String, Long> values = new HashMap<>();
  private final Map<String, Long> verdicts = new TreeMap<>();
  private final long[] series;
  private long searched;
  private long found;
  private long unsaid;
  private long uncounted;
  private @Nullable Instant stoppedAt;

  SearchResult(SearchTerms terms, Set<String> types) {
    this.terms = terms;
    this.types = Set.copyOf(types);
    this.series = new long[terms.steps()];
  }

  @Override
  public void passedOver() {
    searched++;
  }

  @Override
  public void unsaid() {
    searched++;
    unsaid++;
  }

  @Override
  public void stoppedAt(Instant time) {
    stoppedAt = time;
  }

  @Override
  public void found(DecidedEvent decided, Event event, Facts facts) throws IOException {
    searched++;
    JsonNode decision = JSON.readTree(decided.json());
    List<String> rules = rules(decision);
    if (terms.rule().isPresent() && !rules.contains(terms.rule().get())) {
      return;
    }
    found++;
    String verdict = decision.path("verdict").asString("none");
    verdicts.merge(verdict, 1L, Long::sum);
    terms.top().flatMap(event::text).ifPresent(this::count);
    terms.every().ifPresent(step -> series[step(decided.received(), step)]++);
    latest.addLast(shown(decided, event, verdict, rules));
    if (latest.size() > terms.limit()) {
      latest.removeFirst();
    }
  }

  private void count(String value) {
    if (values.size() < MOST_VALUES || values.containsKey(value)) {
      values.merge(value, 1L, Long::sum);
    } else {
      uncounted++;
    }
  }

  private int step(Instant received, Duration step) {
    return (int) (Duration.between(terms.since(), received).toMillis() / step.toMillis());
  }

  /** The rules that fired. */
  static List<String> rules(JsonNode decision) {
    List<String> rules = new ArrayList<>();
    for (String which : List.of("determining", "observed")) {
      for (JsonNode finding : decision.path(which)) {
        rules.add(finding.path("rule").asString(""));
      }
    }
    return rules;
  }

  private static Map<String, Object> shown(
      DecidedEvent decided, Event event, String verdict, List<String> rules) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("decision", Long.toString(decided.sequence()));
    shown.put("id", event.id());
    shown.put("source", event.source());
    shown.put("type", event.type().name());
    shown.put("time", event.time().toString());
    for (Entity entity : Entity.values()) {
      event.entity(entity).ifPresent(ref -> shown.put(entity.label(), ref.id()));
    }
    shown.put("verdict", verdict);
    shown.put("rules", rules);
    return shown;
  }

  /** The result as JSON has it. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("searched", searched);
    members.put("found", found);
    members.put("unsaid", unsaid);
    members.put("types", types.stream().sorted().toList());
    if (stoppedAt != null) {
      members.put("stopped_at", stoppedAt.toString());
    }
    members.put("verdicts", verdicts);
    if (terms.top().isPresent()) {
      members.put("top", top());
      members.put("uncounted", uncounted);
    }
    if (terms.every().isPresent()) {
      members.put("series", series());
    }
    members.put("latest", List.copyOf(latest));
    return members;
  }

  private List<Map<String, Object>> top() {
    return values.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP)
        .map(entry -> Map.<String, Object>of("value", entry.getKey(), "count", entry.getValue()))
        .toList();
  }

  private List<Map<String, Object>> series() {
    Duration step = terms.every().orElseThrow();
    List<Map<String, Object>> steps = new ArrayList<>();
    for (int i = 0; i < series.length; i++) {
      steps.add(
          Map.of("from", terms.since().plus(step.multipliedBy(i)).toString(), "count", series[i]));
    }
    return steps;
  }
}
