package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * How many events come per {@code per}, recent ones weighing most: an event's weight falls by a
 * factor of e with each time constant. The argument is ignored.
 */
public record RateKind(Duration timeConstant, Duration per) implements FeatureKind {
  public RateKind {
    Windows.require(timeConstant, "window");
    Windows.require(per, "per");
  }

  @Override
  public ValueType valueType() {
    return ValueType.NUMBER;
  }

  @Override
  public Cell cell() {
    return new RateCell(this);
  }

  @Override
  public int tag() {
    return 5;
  }

  @Override
  public long[] parameters() {
    return new long[] {timeConstant.toMillis()};
  }
}
