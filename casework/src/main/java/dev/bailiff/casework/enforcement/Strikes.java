package dev.bailiff.casework.enforcement;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How much an entity has against it: each restricting enforcement that was not undone counts one
 * when it begins, and half as much after each half-life. There is nothing to keep beside the
 * enforcements themselves, so undoing one also takes its strike back.
 *
 * @param halfLife after what time a strike counts half
 */
public record Strikes(Duration halfLife) {
  public Strikes {
    if (halfLife.isNegative() || halfLife.isZero()) {
      throw new IllegalArgumentException("a half-life is positive");
    }
  }

  /** What these enforcements weigh at this time; those that begin later weigh nothing yet. */
  public double weigh(Collection<Enforcement> enforcements, Instant time) {
    return enforcements.stream()
        .filter(it -> it.measure().isRestricting() && it.undone().isEmpty())
        .filter(it -> !it.begins().isAfter(time))
        .mapToDouble(it -> weight(Duration.between(it.begins(), time)))
        .sum();
  }

  private double weight(Duration age) {
    return Math.exp(-Math.log(2) * age.toMillis() / halfLife.toMillis());
  }
}
