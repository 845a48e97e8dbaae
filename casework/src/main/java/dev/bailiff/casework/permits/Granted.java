package dev.bailiff.casework.permits;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Permit;
import java.time.Instant;
import java.util.Optional;

/**
 * A permit that a person gave.
 *
 * @param permit its terms
 * @param issued when it was given
 * @param issuer by whom
 * @param because why
 * @param revoked how it was taken back, if it was
 */
public record Granted(
    Permit permit, Instant issued, String issuer, String because, Optional<Revoked> revoked) {
  /** How it was taken back: when, by whom and why. */
  public record Revoked(Instant at, String by, String because) {
    public Revoked {
      requireNonNull(at, "at");
      by = Storable.text(by);
      because = Storable.text(because);
    }
  }

  public Granted {
    requireNonNull(permit, "permit");
    requireNonNull(issued, "issued");
    issuer = Storable.text(issuer);
    because = Storable.text(because);
    requireNonNull(revoked, "revoked");
  }

  /** This permit, taken back. */
  public Granted revoked(Revoked how) {
    return new Granted(permit, issued, issuer, because, Optional.of(how));
  }
}
