package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * Whether an event's element is new among the latest different ones of its key, or how often that
 * was so. The argument is the element's hash.
 *
 * @param window how long an element is remembered
 * @param size how many different elements are remembered at most
 * @param answer what the value says
 * @param min the weight of events below which a share is 0
 */
public record RecentSetKind(Duration window, int size, Answer answer, int min)
    implements FeatureKind {
  /** What the value of a recent set says. */
  public enum Answer {
    /** 1 if the element of this event is new and others are known, else 0. */
    NEW,
    /** The share of the key's events whose element was new, recent ones weighing more. */
    SHARE
  }

  /** As many as can be searched one by one for each event. */
  public static final int MOST = 64;

  public RecentSetKind {
    Windows.require(window, "window");
    Windows.requireRange(size, 1, MOST, "up-to");
    Windows.requireRange(min, 1, Integer.MAX_VALUE, "min");
  }

  @Override
  public ValueType valueType() {
    return switch (answer) {
      case NEW -> ValueType.INTEGER;
      case SHARE -> ValueType.NUMBER;
    };
  }

  @Override
  public Cell cell() {
    return new RecentSetCell(this);
  }

  @Override
  public int tag() {
    return 13;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis(), size, answer == Answer.SHARE ? 1 : 0};
  }
}
