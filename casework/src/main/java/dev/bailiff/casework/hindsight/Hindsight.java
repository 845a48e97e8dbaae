package dev.bailiff.casework.hindsight;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.event.EntityRef;
import java.time.Instant;

/**
 * What a person found who looked at what somebody had done.
 *
 * @param subject who had done it
 * @param clause the clause that was in question
 * @param from from when on it was looked at
 * @param judged when the person said so
 * @param isInnocent whether the clause was not broken, or what a rule had done was taken back
 */
public record Hindsight(
    EntityRef subject, String clause, Instant from, Instant judged, boolean isInnocent) {
  public Hindsight {
    requireNonNull(subject, "subject");
    requireNonNull(clause, "clause");
    requireNonNull(from, "from");
    requireNonNull(judged, "judged");
  }

  /** Whether it says something of what the subject did at this time. */
  public boolean covers(Instant time) {
    return !time.isBefore(from) && !time.isAfter(judged);
  }
}
