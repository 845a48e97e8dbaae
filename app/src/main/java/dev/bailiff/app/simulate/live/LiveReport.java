package dev.bailiff.app.simulate.live;

import dev.bailiff.app.simulate.Label;
import dev.bailiff.app.simulate.Outcome;
import dev.bailiff.app.simulate.SimulatedEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a service made of simulated traffic. */
public final class LiveReport {
  /** Answer times are counted by their power of two, halved and halved again, in microseconds. */
  private static final int CLASSES = 4 * 40;

  private final Map<Label, Outcome> outcomes = new EnumMap<>(Label.class);
  private final Map<String, Long> verdicts = new TreeMap<>();
  private final long[] answers = new long[CLASSES];
  private long batches;
  private long events;
  private long refused;
  private long latestMillis;

  void answered(long nanos, long behindMillis) {
    batches++;
    answers[classOf(Math.max(1, nanos / 1_000))]++;
    latestMillis = Math.max(latestMillis, behindMillis);
  }

  void count(SimulatedEvent event, JsonNode result) {
    events++;
    JsonNode decision = result.path("decision");
    if (decision.isMissingNode()) {
      refused++;
      return;
    }
    verdicts.merge(decision.path("verdict").asString("none"), 1L, Long::sum);
    outcomes
        .computeIfAbsent(event.label(), Outcome::new)
        .count(event.actor(), rules(decision, "determining"), rules(decision, "observed"));
  }

  private static List<String> rules(JsonNode decision, String which) {
    return decision
        .path(which)
        .valueStream()
        .map(finding -> finding.path("rule").asString(""))
        .toList();
  }

  /** What became of each kind of actor that took part. */
  public List<Outcome> outcomes() {
    return List.copyOf(outcomes.values());
  }

  /** How many events came to each verdict. */
  public Map<String, Long> verdicts() {
    return Map.copyOf(verdicts);
  }

  public long events() {
    return events;
  }

  public long batches() {
    return batches;
  }

  /** How many events were not taken, each for itself. */
  public long refused() {
    return refused;
  }

  /** By how much an event was answered later than it happened, at most. */
  public long latestMillis() {
    return latestMillis;
  }

  /** Within how many milliseconds this share of all batches was answered, to a fifth. */
  public double answeredWithin(double share) {
    long wanted = (long) Math.ceil(share * batches);
    long seen = 0;
    for (int i = 0; i < CLASSES; i++) {
      seen += answers[i];
      if (seen >= wanted) {
        return upper(i) / 1_000.0;
      }
    }
    return 0;
  }

  private static int classOf(long micros) {
    int power = 63 - Long.numberOfLeadingZeros(micros);
    long quarter = power < 2 ? 0 : (micros >>> (power - 2)) & 3;
    return Math.min(CLASSES - 1, 4 * power + (int) quarter);
  }

  private static double upper(int number) {
    return Math.scalb(1.0, number / 4) * (1 + (number % 4 + 1) / 4.0);
  }
}
