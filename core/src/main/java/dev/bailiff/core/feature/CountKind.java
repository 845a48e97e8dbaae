package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * How many events came in a sliding window: an estimate in 16 bytes per key, whose error is at most
 * the events of one fifth of the window. The argument is ignored.
 */
public record CountKind(Duration window) implements FeatureKind {
  public CountKind {
    Windows.require(window, "window");
  }

  @Override
  public ValueType valueType() {
    return ValueType.INTEGER;
  }

  @Override
  public Cell cell() {
    return new CountCell(this);
  }

  @Override
  public int tag() {
    return 1;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis()};
  }
}
