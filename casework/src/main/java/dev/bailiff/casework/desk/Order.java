package dev.bailiff.casework.desk;

import dev.bailiff.casework.enforcement.Measure;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person orders because a clause was broken.
 *
 * @param measure what is done to whom
 * @param lasting for how long; empty if only undoing ends it
 */
public record Order(Measure measure, Optional<Duration> lasting) {
  /** Longer ones are meant to have no end. */
  private static final Duration LONGEST = Duration.ofDays(3_660);

  public Order {
    if (measure.targets().isEmpty()) {
      throw new IllegalArgumentException("an order says against whom");
    }
    if (!measure.kind().lasts()) {
      throw new IllegalArgumentException("`" + measure.kind().label() + "` is nothing that lasts");
    }
    if (lasting.isPresent()
        && (!lasting.get().isPositive() || lasting.get().compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException("an order lasts up to ten years, or has no end");
    }
  }
}
