package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a caller stands to a documented limit.
 *
 * @param limit the limit
 * @param used what is held against the caller now; it sinks as time goes by
 */
public record LimitStanding(LimitSpec limit, long used) {
  public LimitStanding {
    requireNonNull(limit, "limit");
    if (used < 0) {
      throw new IllegalArgumentException("used must not be negative: " + used);
    }
  }

  /** From far below the limit to far beyond it. */
  public enum Level {
    WITHIN(""),
    NEAR("near"),
    OVER("over"),
    FAR("far");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    /** The name that conditions use. */
    public String label() {
      return label;
    }
  }

  /** How much of the burst is used; above 1 beyond the limit. */
  public double share() {
    return (double) used / limit.burst();
  }

  /** How near the caller is. */
  public Level level() {
    double share = share();
    if (share > 1) {
      return share >= limit.far() ? Level.FAR : Level.OVER;
    }
    return share >= limit.near() ? Level.NEAR : Level.WITHIN;
  }

  /** How much may be used at once from here. */
  public long remaining() {
    return Math.max(0, limit.burst() - used);
  }

  /** By how much the caller is beyond the limit. */
  public long excess() {
    return Math.max(0, used - limit.burst());
  }

  /** After what time without a call something may be used again; zero if it may now. */
  public Duration untilConforming() {
    long over = used + 1 - limit.burst();
    return over <= 0
        ? Duration.ZERO
        : Duration.ofMillis(
            Math.ceilDiv(Math.multiplyExact(over, limit.period().toMillis()), limit.limit()));
  }

  /** The one of two that says more about what the caller may do: the nearer to its limit. */
  public static LimitStanding tighter(LimitStanding one, LimitStanding other) {
    int level = one.level().compareTo(other.level());
    return level > 0 || (level == 0 && one.share() >= other.share()) ? one : other;
  }
}
