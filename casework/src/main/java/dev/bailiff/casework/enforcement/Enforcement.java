package dev.bailiff.casework.enforcement;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Digest;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An action carried out. Times have millisecond resolution.
 *
 * @param id the id, by which it can be asked for and undone
 * @param measure what it does to whom
 * @param begins from when on it is in force
 * @param ends when it ends by itself; empty if only undoing ends it
 * @param recorded when it was written down
 * @param cause why
 * @param undone how it was ended early, if it was
 */
public record Enforcement(
    String id,
    Measure measure,
    Instant begins,
    Optional<Instant> ends,
    Instant recorded,
    Cause cause,
    Optional<Undoing> undone) {
  public Enforcement {
    requireNonNull(id, "id");
    requireNonNull(measure, "measure");
    begins = begins.truncatedTo(ChronoUnit.MILLIS);
    ends = ends.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
    recorded = recorded.truncatedTo(ChronoUnit.MILLIS);
    requireNonNull(cause, "cause");
    requireNonNull(undone, "undone");
    if (ends.isPresent() && !ends.get().isAfter(begins)) {
      throw new IllegalArgumentException("an enforcement ends after it begins");
    }
  }

  /** Whether it is in force at this time. */
  public boolean isInForce(Instant time) {
    return !time.isBefore(begins)
        && isBefore(time, ends)
        && isBefore(time, undone.map(Undoing::at));
  }

  /** Whether it will not be in force at this time or later. */
  public boolean isOver(Instant time) {
    return undone.isPresent() || !isBefore(time, ends);
  }

  /** Whether the two would be in force at the same time, undone or not. */
  public boolean overlaps(Enforcement other) {
    return isBefore(begins, other.ends) && isBefore(other.begins, ends);
  }

  /**
   * A digest of who asked for what against whom. What is aimed at an event without a target is as
   * particular as the event.
   */
  public String deed() {
    Digest digest =
        Digest.begin()
            .add(cause.actor().kind().label())
            .add(cause.actor().name())
            .add(measure.kind().label())
            .add(measure.name().orElse(null));
    for (EntityRef target : measure.targets()) {
      digest.add(target.entity().label()).add(target.id());
    }
    if (measure.targets().isEmpty()) {
      cause.occasion().ifPresent(event -> digest.add(event.eventSource()).add(event.eventId()));
    }
    return digest.hex();
  }

  /** This enforcement, ended early. */
  public Enforcement undone(Undoing undoing) {
    return new Enforcement(id, measure, begins, ends, recorded, cause, Optional.of(undoing));
  }

  private static boolean isBefore(Instant time, Optional<Instant> end) {
    return end.isEmpty() || time.isBefore(end.get());
  }
}
