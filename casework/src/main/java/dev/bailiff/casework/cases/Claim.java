package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A reviewer's hold on a case, for a while.
 *
 * @param reviewer who holds it
 * @param number how many claims there were on the case, with this one; a later claim makes an
 *     earlier one void
 * @param until from when others may claim the case
 * @param reasonsSeen how many reasons the case had when the reviewer looked at it
 */
public record Claim(Reviewer reviewer, long number, Instant until, int reasonsSeen) {
  public Claim {
    requireNonNull(reviewer, "reviewer");
    requireNonNull(until, "until");
    if (number < 1 || reasonsSeen < 0) {
      throw new IllegalArgumentException("claims are counted from 1");
    }
  }

  /** Whether it keeps others away at this time. */
  public boolean isLiveAt(Instant now) {
    return now.isBefore(until);
  }
}
