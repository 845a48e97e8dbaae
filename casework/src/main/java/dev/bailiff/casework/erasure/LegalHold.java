package dev.bailiff.casework.erasure;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.Optional;

/**
 * That what is known of an entity must be kept.
 *
 * @param id its id
 * @param subject of whom or what
 * @param basis what demands it: an order, a law, a dispute
 * @param placed since when
 * @param placedBy who placed it
 * @param ends when it ends by itself, if it does
 * @param lifted when it was lifted, if it was
 */
public record LegalHold(
    String id,
    EntityRef subject,
    String basis,
    Instant placed,
    String placedBy,
    Optional<Instant> ends,
    Optional<Instant> lifted) {
  public LegalHold {
    requireNonNull(id, "id");
    subject = Storable.ref(subject);
    basis = Storable.text(basis);
    placed = placed.truncatedTo(MILLIS);
    requireNonNull(placedBy, "placedBy");
    ends = ends.map(end -> end.truncatedTo(MILLIS));
    lifted = lifted.map(end -> end.truncatedTo(MILLIS));
    if (basis.isBlank()) {
      throw new IllegalArgumentException("a hold says what demands it");
    }
  }
}
