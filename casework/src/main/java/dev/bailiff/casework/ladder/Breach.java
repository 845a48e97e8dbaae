package dev.bailiff.casework.ladder;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A breach of a clause that asks for a step.
 *
 * @param clause the id of the clause
 * @param targets what a step can be aimed at, each contained in the next: the smallest first
 * @param at when it happened
 */
public record Breach(String clause, List<EntityRef> targets, Instant at) {
  /** What steps are aimed at, from small to large. */
  public static final List<Entity> SIZES =
      List.of(Entity.TOKEN, Entity.APP, Entity.ACCOUNT, Entity.TENANT);

  public Breach {
    requireNonNull(clause, "clause");
    requireNonNull(at, "at");
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a breach needs somebody to answer for it");
    }
    for (int i = 1; i < targets.size(); i++) {
      if (size(targets.get(i)) <= size(targets.get(i - 1))) {
        throw new IllegalArgumentException("targets are given from small to large: " + targets);
      }
    }
  }

  /**
   * The breach in this event; empty if the event names nobody whom a step can be aimed at. Whom it
   * only claims to name may be the one who is wronged.
   */
  public static Optional<Breach> in(Event event, String clause) {
    List<EntityRef> targets =
        SIZES.stream()
            .filter(entity -> !event.isClaimed(entity))
            .map(event::entity)
            .flatMap(Optional::stream)
            .toList();
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(new Breach(clause, targets, event.time()));
  }

  private static int size(EntityRef target) {
    int size = SIZES.indexOf(target.entity());
    if (size < 0) {
      throw new IllegalArgumentException("no step is aimed at " + target);
    }
    return size;
  }
}
