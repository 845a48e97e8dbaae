package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A moment by which a case must have been ruled on, from outside: a law, an order, a promise.
 *
 * @param due the first moment that is too late
 * @param lead how long before that the case goes ahead of cases that are not pressing
 * @param basis what sets it
 */
public record Deadline(Instant due, Duration lead, String basis) implements Comparable<Deadline> {
  private static final Comparator<Deadline> ORDER =
      Comparator.comparing(Deadline::due)
          .thenComparing(Deadline::pressingFrom)
          .thenComparing(Deadline::basis);

  public Deadline {
    requireNonNull(due, "due");
    requireNonNull(basis, "basis");
    if (lead.isNegative()) {
      throw new IllegalArgumentException("lead must not be negative: " + lead);
    }
  }

  /** From when the case goes ahead. */
  public Instant pressingFrom() {
    return due.minus(lead);
  }

  /** The earlier one first. */
  @Override
  public int compareTo(Deadline other) {
    return ORDER.compare(this, other);
  }
}
