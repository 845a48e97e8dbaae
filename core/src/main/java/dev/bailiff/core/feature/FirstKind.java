package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * The time of the first event of a key, forgotten once a window passes without events. The argument
 * is ignored.
 */
public record FirstKind(Duration window) implements FeatureKind {
  public FirstKind {
    Windows.require(window, "window");
  }

  @Override
  public ValueType valueType() {
    return ValueType.TIME;
  }

  @Override
  public Cell cell() {
    return new FirstCell(this);
  }

  @Override
  public int tag() {
    return 6;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis()};
  }
}
