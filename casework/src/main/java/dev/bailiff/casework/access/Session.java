package dev.bailiff.casework.access;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * That somebody has signed in, as it is kept.
 *
 * @param digest of what their browser brings
 * @param kind how they were recognised, in a word of who keeps it
 * @param name what they are called
 * @param roles what they were to the service when they signed in
 * @param begun when they did
 * @param ends when they have to do it again
 * @param used when it was last used, to a minute or so
 */
public record Session(
    String digest,
    String kind,
    String name,
    Set<Role> roles,
    Instant begun,
    Instant ends,
    Instant used) {
  public Session {
    requireNonNull(digest, "digest");
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    roles = Set.copyOf(roles);
    begun = begun.truncatedTo(ChronoUnit.MILLIS);
    ends = ends.truncatedTo(ChronoUnit.MILLIS);
    used = used.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same, used later. */
  public Session usedAt(Instant later) {
    return new Session(digest, kind, name, roles, begun, ends, later);
  }
}
