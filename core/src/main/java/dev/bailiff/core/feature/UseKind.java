package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * How much a key has used of what it may, now: each event adds its argument, and {@code limit} are
 * worked off in each {@code period}. Up to {@code most} are held against a key, so that it is free
 * again some time after it went quiet.
 *
 * <p>The state is that of {@link QuotaKind}; the value also says how near a key is that conforms.
 */
public record UseKind(long limit, Duration period, long most) implements FeatureKind {
  /** So that the time between two events is known to a thousandth part. */
  private static final long MOST_PER_MILLI = 256;

  /** So that the time to work off the most cannot overflow. */
  private static final long MOST_PER_LIMIT = 5_000;

  public UseKind {
    Windows.require(period, "period");
    Windows.requireRange(limit, 1, MOST_PER_MILLI * period.toMillis(), "limit");
    Windows.requireRange(most, 1, MOST_PER_LIMIT * limit, "most");
  }

  @Override
  public ValueType valueType() {
    return ValueType.INTEGER;
  }

  @Override
  public Cell cell() {
    return new QuotaCell(this);
  }

  @Override
  public int tag() {
    return 20;
  }

  @Override
  public long[] parameters() {
    return new long[] {limit, period.toMillis(), most};
  }
}
