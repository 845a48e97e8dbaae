package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * The sum of a number over the events of a sliding window. The argument is the bits of a {@code
 * double}; NaN adds nothing, and what is beyond 2^960 either way is taken as that.
 */
public record SumKind(Duration window) implements FeatureKind {
  public SumKind {
    Windows.require(window, "window");
  }

  @Override
  public ValueType valueType() {
    return ValueType.NUMBER;
  }

  @Override
  public Cell cell() {
    return new SumCell(this);
  }

  @Override
  public int tag() {
    return 3;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis()};
  }
}
