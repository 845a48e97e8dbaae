package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * The time of the latest event of a key before the current one, or never if that was a window ago
 * or more. The argument is ignored.
 */
public record LastKind(Duration window) implements FeatureKind {
  public LastKind {
    Windows.require(window, "window");
  }

  @Override
  public ValueType valueType() {
    return ValueType.TIME;
  }

  @Override
  public Cell cell() {
    return new LastCell(this);
  }

  @Override
  public int tag() {
    return 7;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis()};
  }
}
