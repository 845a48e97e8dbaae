package dev.bailiff.casework.enforcement;

import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.Set;

/** Says how entities stand, quickly enough to ask before every decision. */
public interface StandingSource {
  /** How the entity stands at this time. */
  Standing standing(EntityRef entity, Instant time);

  /** The labels that the entity has at this time. */
  Set<String> labels(EntityRef entity, Instant time);
}
