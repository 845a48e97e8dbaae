package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much of something a service documents that one caller may use: {@code burst} at once, and
 * {@code limit} in each {@code period} in the long run.
 *
 * @param id what it is called
 * @param says what the documentation says, in words for the caller
 * @param near the share of the burst from which a caller is near the limit, up to 1
 * @param far the multiple of the burst from which a caller is far beyond the limit, above 1
 */
public record LimitSpec(
    String id, String says, long limit, Duration period, long burst, double near, double far) {
  public LimitSpec {
    requireNonNull(id, "id");
    requireNonNull(says, "says");
    requireNonNull(period, "period");
    if (limit < 1 || burst < 1 || period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("not a limit: " + limit + " in " + period + ", " + burst);
    }
    if (!(near > 0 && near <= 1 && far > 1)) {
      throw new IllegalArgumentException("near must be in (0, 1] and far above 1");
    }
  }

  /** The most that is held against a caller, so that each penalty ends. */
  public long most() {
    return Math.round(Math.ceil(2 * far)) * burst;
  }
}
