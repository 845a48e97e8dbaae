package dev.bailiff.core.policy;

import java.time.Duration;

/**
 * How often a rule may act before people must look: at most {@code limit} times in each {@code
 * per}.
 */
public record Budget(long limit, Duration per) {
  public Budget {
    if (limit < 0 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("budget must be a count per positive time");
    }
  }
}
