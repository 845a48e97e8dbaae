package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * How many different elements came in a sliding window: exactly up to 16, an estimate beyond. The
 * argument is a hash of the element.
 */
public record DistinctKind(Duration window) implements FeatureKind {
  public DistinctKind {
    Windows.require(window, "window");
  }

  @Override
  public ValueType valueType() {
    return ValueType.INTEGER;
  }

  @Override
  public Cell cell() {
    return new DistinctCell(this);
  }

  @Override
  public int tag() {
    return 4;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis()};
  }
}
