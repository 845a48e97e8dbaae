package dev.bailiff.casework.escalation;

import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Strikes;
import dev.bailiff.casework.ladder.PastStep;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What an entity has on record.
 *
 * @param entity the entity
 * @param strikes how much it has against it: restricting enforcements, each counting less with age
 * @param steps the steps of the ladder against it, those taken back among them, the latest first
 * @param enforcements what was ever aimed at it, the latest first, as far as it was asked for
 */
public record History(
    EntityRef entity, double strikes, List<PastStep> steps, List<Enforcement> enforcements) {
  /** So many enforcements count; older ones of somebody with more say little that is new. */
  private static final int MOST_WEIGHED = 1_000;

  public History {
    steps = List.copyOf(steps);
    enforcements = List.copyOf(enforcements);
  }

  /** What the entity has on record at this time, with at most so many enforcements. */
  public static History of(
      DSLContext sql, EntityRef entity, Strikes strikes, Instant now, int limit) {
    List<Enforcement> all = EnforcementStore.against(sql, entity, MOST_WEIGHED);
    return new History(
        entity,
        strikes.weigh(all, now),
        StepTable.against(sql, List.of(entity)).stream()
            .filter(step -> step.target().equals(entity))
            .toList(),
        all.subList(0, Math.min(limit, all.size())));
  }
}
