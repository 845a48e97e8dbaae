package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * By how many requests a key is beyond its quota now; 0 while it conforms. The quota is {@code
 * burst} requests at once and {@code limit} per {@code period} in the long run. The argument is the
 * cost of the event in requests.
 */
public record QuotaKind(long limit, Duration period, long burst) implements FeatureKind {
  /** So that the time between two requests is known to a thousandth part. */
  private static final long MOST_PER_MILLI = 256;

  /** So that the time to work off a burst cannot overflow. */
  private static final long MOST_BURST_PER_LIMIT = 1_000;

  public QuotaKind {
    Windows.require(period, "period");
    Windows.requireRange(limit, 1, MOST_PER_MILLI * period.toMillis(), "quota");
    Windows.requireRange(burst, 1, MOST_BURST_PER_LIMIT * limit, "burst");
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
    return 10;
  }

  @Override
  public long[] parameters() {
    return new long[] {limit, period.toMillis(), burst};
  }
}
