package dev.bailiff.casework.appeals;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.Set;

/**
 * A decision that can be contested.
 *
 * @param decision its id
 * @param affected whom it is about
 * @param deciders the people who had a part in it; none if a machine decided alone
 * @param informed when the affected person was told
 * @param enforcements the ids of what was carried out because of it
 */
public record Contested(
    String decision,
    EntityRef affected,
    Set<Reviewer> deciders,
    Instant informed,
    Set<String> enforcements) {
  public Contested {
    requireNonNull(decision, "decision");
    requireNonNull(affected, "affected");
    requireNonNull(informed, "informed");
    deciders = Set.copyOf(deciders);
    enforcements = Set.copyOf(enforcements);
    if (enforcements.isEmpty()) {
      throw new IllegalArgumentException("nothing was carried out that could be contested");
    }
  }
}
