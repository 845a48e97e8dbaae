package dev.bailiff.casework.enforcement;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.store.Storable;
import java.time.Instant;

/**
 * That an enforcement was ended before its time.
 *
 * @param at when
 * @param actor who ended it
 * @param because why
 */
public record Undoing(Instant at, Actor actor, String because) {
  public Undoing {
    requireNonNull(at, "at");
    requireNonNull(actor, "actor");
    because = Storable.text(because);
  }
}
