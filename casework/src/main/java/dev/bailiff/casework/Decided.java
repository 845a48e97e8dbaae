package dev.bailiff.casework;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.decision.Decision;

/**
 * A decision with its place in the journal.
 *
 * @param sequence its number in the journal; those that follow have higher ones
 * @param decision what was decided
 */
public record Decided(long sequence, Decision decision) {
  public Decided {
    requireNonNull(decision, "decision");
    if (sequence <= 0) {
      throw new IllegalArgumentException("a journal numbers its records from 1");
    }
  }
}
