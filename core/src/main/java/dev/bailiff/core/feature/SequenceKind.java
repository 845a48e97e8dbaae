package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * The furthest step that was reached, in order, by events of a sliding window; 0 is none. The
 * argument has bit {@code k - 1} set where the event matches step {@code k}.
 */
public record SequenceKind(int steps, Duration window) implements FeatureKind {
  /** A sequence of more is better told as several. */
  public static final int MOST_STEPS = 8;

  public SequenceKind {
    Windows.requireRange(steps, 2, MOST_STEPS, "number of steps");
    Windows.require(window, "window");
  }

  @Override
  public ValueType valueType() {
    return ValueType.INTEGER;
  }

  @Override
  public Cell cell() {
    return new SequenceCell(this);
  }

  @Override
  public int tag() {
    return 9;
  }

  @Override
  public long[] parameters() {
    return new long[] {steps, window.toMillis()};
  }
}
