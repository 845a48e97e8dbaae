package dev.bailiff.app.replay;

import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.CannotSay;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.RuleSpec;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sums up decisions in memory that does not grow with their number. */
final class Tally {
  /** Reasons kept apart per run; they come from field and fact names, so there are few. */
  private static final int MAX_REASONS = 1_000;

  private static final int MAX_UNKNOWN_TYPES = 100;

  private final Policy policy;
  private final Map<String, RuleTally> rules = new TreeMap<>();
  private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
  private final Map<Silence, Long> silences = new TreeMap<>();
  private final Map<Side, Long> sides = new HashMap<>();
  private final Map<String, Long> unknownTypes = new TreeMap<>();
  private final Map<String, Long> permits = new TreeMap<>();
  private final TimeSeries series = new TimeSeries();
  private long events;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  /** The rules of one clause in one mode. */
  private record Side(String clause, Mode mode) {}

  /** A rule and why it could not say. */
  record Silence(String rule, String reason) implements Comparable<Silence> {
    @Override
    public int compareTo(Silence other) {
      int order = rule.compareTo(other.rule);
      return order != 0 ? order : reason.compareTo(other.reason);
    }
  }

  Tally(Policy policy) {
    this.policy = policy;
  }

  void add(Decision decision) {
    long now = decision.event().timeMillis();
    events++;
    series.add(now);
    firstMillis = Math.min(firstMillis, now);
    lastMillis = Math.max(lastMillis, now);
    if (!decision.event().type().isKnown()) {
      count(unknownTypes, decision.event().type().name(), MAX_UNKNOWN_TYPES);
    }
    if (decision.verdict() != Verdict.ALLOW) {
      verdicts.merge(decision.verdict(), 1L, Long::sum);
    }
    if (!decision.permits().isEmpty()) {
      decision
          .permits()
          .forEach(use ->
              count(
                  permits, use.permit() + " " + use.crossedBound().orElse("covered"), MAX_REASONS));
    }
    if (!decision.isUneventful()) {
      addFindings(decision);
    }
  }

  Policy policy() {
    return policy;
  }

  long events() {
    return events;
  }

  /** How many events got this verdict. */
  long events(Verdict verdict) {
    long others = verdicts.values().stream().mapToLong(Long::longValue).sum();
    return verdict == Verdict.ALLOW ? events - others : verdicts.getOrDefault(verdict, 0L);
  }

  /** The share of events that got this verdict, in percent; what is not none is never 0%. */
  String share(Verdict verdict) {
    long part = events(verdict);
    double percent = events == 0 ? 0 : 100.0 * part / events;
    if (part > 0 && percent < 0.1) {
      return "under 0.1%";
    }
    return part < events && percent > 99.9
        ? "over 99.9%"
        : String.format(Locale.ROOT, "%.1f%%", percent);
  }

  long firstMillis() {
    return firstMillis;
  }

  long lastMillis() {
    return lastMillis;
  }

  TimeSeries series() {
    return series;
  }

  /** The rules that fired, in order of their ids. */
  Collection<RuleTally> rules() {
    return rules.values();
  }

  /** Why rules could not say, and on how many events. */
  Map<Silence, Long> silences() {
    return silences;
  }

  /** Types of event that are not in the catalogue, and how many there were. */
  Map<String, Long> unknownTypes() {
    return unknownTypes;
  }

  /** What permits said, and on how many events. */
  Map<String, Long> permits() {
    return permits;
  }

  /** The rules that fired, those that have a say before those that only observe. */
  List<RuleTally> rulesEnforcingFirst() {
    return rules.values().stream()
        .sorted(Comparator.comparing((RuleTally tally) -> tally.rule().mode()).reversed())
        .toList();
  }

  /** On how many events rules of this clause and mode fired, an event counted once. */
  long events(String clause, Mode mode) {
    return sides.getOrDefault(new Side(clause, mode), 0L);
  }

  /** Whether any enforcing rule fired. */
  boolean isAnyBroken() {
    return rules.values().stream().anyMatch(tally -> tally.rule().mode() == Mode.ENFORCE);
  }

  /** Whether an enforcing rule of this clause, or of a clause below it, fired. */
  boolean isBroken(String clause) {
    return rules.values().stream()
        .filter(tally -> tally.rule().mode() == Mode.ENFORCE)
        .map(tally -> tally.rule().clause())
        .anyMatch(id -> id.equals(clause) || id.startsWith(clause + "."));
  }

  /** The distinct entities that rules of this mode found to break the clause. */
  int offenders(String clause, Mode mode) {
    return offenders(rule -> rule.clause().equals(clause) && rule.mode() == mode);
  }

  /** The distinct entities of which rules of this mode found something. */
  int offenders(Mode mode) {
    return offenders(rule -> rule.mode() == mode);
  }

  private int offenders(Predicate<RuleSpec> which) {
    Set<EntityRef> distinct = new HashSet<>();
    for (RuleTally tally : rules.values()) {
      if (which.test(tally.rule())) {
        tally.offenderRefs().forEach(distinct::add);
      }
    }
    return distinct.size();
  }

  private void addFindings(Decision decision) {
    countClauses(decision.determining());
    countClauses(decision.observed());
    for (Finding finding : decision.determining()) {
      tally(finding).add(decision, finding);
    }
    for (Finding finding : decision.observed()) {
      tally(finding).add(decision, finding);
    }
    for (CannotSay unable : decision.cannotSay()) {
      Silence silence = new Silence(unable.rule().id(), unable.failure().toString());
      count(silences, silence, MAX_REASONS);
    }
  }

  private void countClauses(List<Finding> findings) {
    findings.stream()
        .map(finding -> new Side(finding.rule().clause(), finding.rule().mode()))
        .distinct()
        .forEach(side -> sides.merge(side, 1L, Long::sum));
  }

  private RuleTally tally(Finding finding) {
    return rules.computeIfAbsent(finding.rule().id(), id -> new RuleTally(finding.rule()));
  }

  private static <K> void count(Map<K, Long> counts, K key, int limit) {
    if (counts.size() < limit || counts.containsKey(key)) {
      counts.merge(key, 1L, Long::sum);
    }
  }
}
