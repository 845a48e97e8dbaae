package dev.bailiff.casework.editions;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That somebody did something with a policy.
 *
 * @param at when, to the millisecond
 * @param actor who
 * @param because why
 */
public record Step(Instant at, Actor actor, String because) {
  public Step {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    requireNonNull(actor, "actor");
    because = Storable.text(because);
  }
}
