package dev.bailiff.verify.day;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.app.reader.LogFormat;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.app.simulate.Check;
import dev.bailiff.app.simulate.Day;
import dev.bailiff.app.simulate.Outcome;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Event;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints what the shipped policy makes of invented days, kind by kind: how many there were, on how
 * many it acted, how many it only observed, and by which rules.
 *
 * <p>Arguments are {@code simulated FROM TO} (days of {@code bailiff simulate} with these seeds)
 * and {@code other FROM TO} (days of {@link OtherDay}), as many as wanted.
 */
public final class DayReport {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final long LINES = 240_000;

  /** What became of the actors of one kind. */
  private static final class Score {
    private int actors;
    private int actedOn;
    private int observed;
    private final Map<String, Integer> rules = new TreeMap<>();
  }

  private final PrintStream out;
  private final LoadedPolicy loaded;

  private DayReport(PrintStream out) {
    this.out = out;
    this.loaded = PolicyOpening.require((Path) null, new PrintWriter(System.err, true, UTF_8));
  }

  /** Scores the days that the arguments name. */
  public static void main(String[] arguments) {
    DayReport report = new DayReport(System.out);
    for (int i = 0; i + 2 < arguments.length; i += 3) {
      Map<String, Score> scores = new LinkedHashMap<>();
      int from = Integer.parseInt(arguments[i + 1]);
      int to = Integer.parseInt(arguments[i + 2]);
      for (int seed = from; seed <= to; seed++) {
        switch (arguments[i]) {
          case "simulated" -> report.simulated(seed, scores);
          case "other" -> report.other(seed, scores);
          default -> throw new IllegalArgumentException("not a kind of day: " + arguments[i]);
        }
      }
      report.print(arguments[i] + " " + from + " to " + to, scores);
    }
  }

  private void simulated(int seed, Map<String, Score> scores) {
    for (Outcome outcome : Check.of(new Day(seed, START, Duration.ofDays(1), LINES), loaded)) {
      Score score = scores.computeIfAbsent(outcome.label().text(), label -> new Score());
      score.actors += outcome.actors();
      score.actedOn += outcome.actedOn();
      score.observed += outcome.observedOnly();
      outcome.rules().forEach((rule, actors) -> score.rules.merge(rule, actors, Integer::sum));
    }
  }

  private void other(int seed, Map<String, Score> scores) {
    List<OtherDay.Entry> entries = OtherDay.of(seed);
    Map<String, Set<String>> actors = new LinkedHashMap<>();
    Map<String, Set<String>> acted = new LinkedHashMap<>();
    Map<String, Set<String>> noticed = new LinkedHashMap<>();
    Map<String, Map<String, Set<String>>> rules = new LinkedHashMap<>();
    Engine engine = new Engine(loaded.policy(), Detectors.all(), loaded.policy().newTables());
    int line = 0;
    try (LogSources sources = LogSources.find(List.of("-"), options(), bytes(entries))) {
      for (var batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
        for (Event event : batch) {
          OtherDay.Entry entry = entries.get(line++); // each line is an event, in the same order
          Decision decision = engine.decide(event, loaded.facts().about(event));
          add(actors, entry.label(), entry.actor());
          for (Finding finding : decision.determining()) {
            add(acted, entry.label(), entry.actor());
            add(noticed, entry.label(), entry.actor());
            add(
                rules.computeIfAbsent(entry.label(), label -> new TreeMap<>()),
                finding.rule().id(),
                entry.actor());
          }
          for (Finding finding : decision.observed()) {
            add(noticed, entry.label(), entry.actor());
            add(
                rules.computeIfAbsent(entry.label(), label -> new TreeMap<>()),
                finding.rule().id(),
                entry.actor());
          }
        }
      }
    }
    actors.forEach((label, all) -> {
      Score score = scores.computeIfAbsent(label, each -> new Score());
      score.actors += all.size();
      score.actedOn += size(acted, label);
      score.observed += size(noticed, label) - size(acted, label);
      rules
          .getOrDefault(label, Map.of())
          .forEach((rule, who) -> score.rules.merge(rule, who.size(), Integer::sum));
    });
  }

  private static void add(Map<String, Set<String>> sets, String key, String element) {
    sets.computeIfAbsent(key, each -> new HashSet<>()).add(element);
  }

  private static int size(Map<String, Set<String>> sets, String key) {
    return sets.getOrDefault(key, Set.of()).size();
  }

  private static ReadOptions options() {
    return ReadOptions.at(START).withFormat(LogFormat.COMBINED);
  }

  private static ByteArrayInputStream bytes(List<OtherDay.Entry> entries) {
    String log = entries.stream().map(OtherDay.Entry::text).collect(Collectors.joining("\n"));
    return new ByteArrayInputStream(log.getBytes(US_ASCII));
  }

  private void print(String title, Map<String, Score> scores) {
    out.printf("%n%s%n%n| kind | actors | acted on / observed / not noticed | rules |%n", title);
    out.println("| --- | ---: | ---: | --- |");
    scores.forEach((label, score) ->
        out.printf(
            "| %s | %,d | %,d / %,d / %,d | %s |%n",
            label,
            score.actors,
            score.actedOn,
            score.observed,
            score.actors - score.actedOn - score.observed,
            score.rules.entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .collect(Collectors.joining(", "))));
  }
}
