package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * Since when the share of a key's events for which something holds is higher, or lower, than it
 * used to be; never while it is not. Forgotten once a window passes without events. The argument is
 * 1 where it holds, else 0.
 *
 * @param shift the change to look for, in thousandths of all events
 * @param threshold how many events too many there must be, beyond half of such a change
 */
public record ChangeKind(Duration window, Direction direction, int shift, int threshold)
    implements FeatureKind {
  /** Which way a share changes. */
  public enum Direction {
    UP,
    DOWN
  }

  public static final int WHOLE = 1_000;
  public static final int MOST_THRESHOLD = 1_000_000;

  public ChangeKind {
    Windows.require(window, "window");
    Windows.requireRange(shift, 1, WHOLE, "shift in thousandths");
    Windows.requireRange(threshold, 1, MOST_THRESHOLD, "threshold");
  }

  @Override
  public ValueType valueType() {
    return ValueType.TIME;
  }

  @Override
  public Cell cell() {
    return new ChangeCell(this);
  }

  @Override
  public int tag() {
    return 12;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis(), direction == Direction.DOWN ? 1 : 0, shift, threshold};
  }
}
