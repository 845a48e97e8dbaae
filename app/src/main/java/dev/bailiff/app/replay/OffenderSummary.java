package dev.bailiff.app.replay;

import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.RuleSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One entity and all that the policy's rules found of it.
 *
 * @param entity who
 * @param parts what each rule found, the severest first
 * @param firstMillis when a rule first fired
 * @param lastMillis when a rule last fired
 * @param overTime findings over the span of the run, in equal parts
 */
record OffenderSummary(
    EntityRef entity, List<Part> parts, long firstMillis, long lastMillis, List<Long> overTime) {
  /** What one rule found. */
  record Part(RuleSpec rule, long events, long enforcements, List<Sample> samples) {}

  /** Entities looked at per rule when the worst are sought. */
  private static final int CANDIDATES = 500;

  private static final Comparator<Part> SEVEREST_FIRST =
      Comparator.comparing((Part part) -> part.rule().mode())
          .thenComparing(part -> part.rule().verdict())
          .thenComparingLong(Part::events)
          .reversed();

  /** Whether an enforcing rule fired. */
  boolean isActedOn() {
    return parts.stream().anyMatch(part -> part.rule().mode() == Mode.ENFORCE);
  }

  /** Findings by all rules together. */
  long events() {
    return parts.stream().mapToLong(Part::events).sum();
  }

  /** The worst: those acted on before those only observed, then by number of findings. */
  static List<OffenderSummary> worst(Tally tally, int limit, int parts) {
    Map<EntityRef, List<Found>> byEntity = new LinkedHashMap<>();
    for (RuleTally rule : tally.rules()) {
      for (Offender offender : rule.top(CANDIDATES)) {
        byEntity
            .computeIfAbsent(offender.entity(), entity -> new ArrayList<>())
            .add(new Found(rule.rule(), offender));
      }
    }
    return byEntity.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), tally, parts))
        .sorted(
            Comparator.comparing(OffenderSummary::isActedOn)
                .thenComparingLong(OffenderSummary::events)
                .reversed()
                .thenComparing(summary -> summary.entity().toString()))
        .limit(limit)
        .toList();
  }

  private record Found(RuleSpec rule, Offender offender) {}

  private static OffenderSummary of(EntityRef entity, List<Found> found, Tally tally, int parts) {
    long[] overTime = new long[parts];
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    List<Part> byRule = new ArrayList<>();
    for (Found each : found) {
      Offender offender = each.offender();
      long[] spread = offender.series().over(tally.firstMillis(), tally.lastMillis(), parts);
      for (int i = 0; i < parts; i++) {
        overTime[i] += spread[i];
      }
      first = Math.min(first, offender.firstMillis());
      last = Math.max(last, offender.lastMillis());
      byRule.add(
          new Part(each.rule(), offender.events(), offender.enforcements(), offender.samples()));
    }
    byRule.sort(SEVEREST_FIRST);
    return new OffenderSummary(
        entity,
        List.copyOf(byRule),
        first,
        last,
        java.util.Arrays.stream(overTime).boxed().toList());
  }
}
