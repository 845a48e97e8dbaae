package dev.bailiff.app.carry;

import dev.bailiff.app.intake.FactSource;
import dev.bailiff.casework.enforcement.StandingSource;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Adds the labels that enforcements gave to the entities of an event, as of the event's time. */
public final class StandingLabels implements FactSource {
  private static final Entity[] ENTITIES = Entity.values();

  private final StandingSource standing;

  /** Labels from this source. */
  public StandingLabels(StandingSource standing) {
    this.standing = standing;
  }

  @Override
  public Facts add(Event event, Facts known) {
    Facts facts = known;
    for (Entity entity : ENTITIES) {
      Optional<EntityRef> ref = event.entity(entity);
      if (ref.isPresent()) {
        Set<String> labels = standing.labels(ref.get(), event.time());
        facts = labels.isEmpty() ? facts : facts.withLabels(entity, joined(facts, entity, labels));
      }
    }
    return facts;
  }

  private static Set<String> joined(Facts facts, Entity entity, Set<String> labels) {
    Set<String> all = new HashSet<>(facts.labels(entity).orElse(Set.of()));
    all.addAll(labels);
    return all;
  }
}
