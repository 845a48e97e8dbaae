package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * The share of the events of a sliding window for which something holds; 0 while the window has
 * fewer than {@code min} events. The argument is 1 where it holds, else 0.
 */
public record RatioKind(Duration window, int min) implements FeatureKind {
  public RatioKind {
    Windows.require(window, "window");
    Windows.requireRange(min, 1, Integer.MAX_VALUE, "min");
  }

  @Override
  public ValueType valueType() {
    return ValueType.NUMBER;
  }

  @Override
  public Cell cell() {
    return new RatioCell(this);
  }

  @Override
  public int tag() {
    return 8;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis()};
  }
}
