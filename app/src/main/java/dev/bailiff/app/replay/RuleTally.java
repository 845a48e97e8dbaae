package dev.bailiff.app.replay;

import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.policy.RuleSpec;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one rule has found: how often, when, and of whom. */
final class RuleTally {
  /** Offenders kept apart per rule: some 600 bytes each; the rest is only counted. */
  private static final int MAX_OFFENDERS = 20_000;

  private static final List<Entity> BLAMED =
      List.of(Entity.ACCOUNT, Entity.TOKEN, Entity.CLIENT, Entity.TENANT);

  private final RuleSpec rule;
  private final long lastsMillis;
  private final Map<EntityRef, Offender> offenders = new HashMap<>();
  private final TimeSeries series = new TimeSeries();
  private long events;
  private long eventsOfOthers;
  private long enforcements;
  private long budgetPeriod = Long.MIN_VALUE;
  private long spentInPeriod;
  private long mostSpent;

  RuleTally(RuleSpec rule) {
    this.rule = rule;
    this.lastsMillis =
        rule.actions().stream()
            .flatMap(action -> action.duration().stream())
            .max(Comparator.naturalOrder())
            .map(Duration::toMillis)
            .orElse(0L);
  }

  void add(Decision decision, Finding finding) {
    Event event = decision.event();
    events++;
    series.add(event.timeMillis());
    Optional<EntityRef> blamed = blamed(event);
    if (blamed.isEmpty()) {
      eventsOfOthers++;
      return;
    }
    Offender offender = offenders.get(blamed.get());
    if (offender == null) {
      if (offenders.size() == MAX_OFFENDERS) {
        eventsOfOthers++;
        return;
      }
      offender = new Offender(blamed.get(), decision, finding);
      offenders.put(blamed.get(), offender);
    }
    if (offender.add(decision, finding, lastsMillis)) {
      spend(event.timeMillis());
    }
  }

  RuleSpec rule() {
    return rule;
  }

  /** Events on which the rule fired. */
  long events() {
    return events;
  }

  /** Of those, the events of entities beyond the ones kept apart, or of nobody. */
  long eventsOfOthers() {
    return eventsOfOthers;
  }

  /** How often it would have acted, an action already in force not counted again. */
  long enforcements() {
    return enforcements;
  }

  /** The most enforcements in one period of the rule's budget. */
  long mostSpent() {
    return mostSpent;
  }

  boolean isOverBudget() {
    return rule.budget().filter(budget -> mostSpent > budget.limit()).isPresent();
  }

  TimeSeries series() {
    return series;
  }

  int offenderCount() {
    return offenders.size();
  }

  Iterable<EntityRef> offenderRefs() {
    return offenders.keySet();
  }

  /** The offenders with the most events. */
  List<Offender> top(int limit) {
    return offenders.values().stream()
        .sorted(
            Comparator.comparingLong(Offender::events)
                .reversed()
                .thenComparing(offender -> offender.entity().toString()))
        .limit(limit)
        .toList();
  }

  private void spend(long timeMillis) {
    enforcements++;
    rule.budget()
        .ifPresent(budget -> {
          long period = Math.floorDiv(timeMillis, budget.per().toMillis());
          spentInPeriod = period == budgetPeriod ? spentInPeriod + 1 : 1;
          budgetPeriod = period;
          mostSpent = Math.max(mostSpent, spentInPeriod);
        });
  }

  private Optional<EntityRef> blamed(Event event) {
    for (ActionSpec action : rule.actions()) {
      if (!action.targets().isEmpty()) {
        return event.entity(action.targets().getFirst());
      }
    }
    return BLAMED.stream().flatMap(entity -> event.entity(entity).stream()).findFirst();
  }
}
