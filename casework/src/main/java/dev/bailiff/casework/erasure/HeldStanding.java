package dev.bailiff.casework.erasure;

import dev.bailiff.casework.enforcement.Standing;
import dev.bailiff.casework.enforcement.StandingSource;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * How entities stand, where those under a legal hold have the label {@link LegalHolds#LABEL}.
 *
 * @param standing how they stand otherwise
 * @param holds the holds
 */
public record HeldStanding(StandingSource standing, LegalHolds holds) implements StandingSource {
  @Override
  public Standing standing(EntityRef entity, Instant time) {
    return standing.standing(entity, time);
  }

  @Override
  public Set<String> labels(EntityRef entity, Instant time) {
    Set<String> labels = standing.labels(entity, time);
    if (!holds.isHeld(entity, time)) {
      return labels;
    }
    Set<String> all = new HashSet<>(labels);
    all.add(LegalHolds.LABEL);
    return Set.copyOf(all);
  }
}
