package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * By how many deviations a key's events within a window are more than its own past makes likely at
 * this time of the season; 0 if they are not more, and while fewer than {@code min} windows are
 * known. The argument is ignored.
 *
 * @param window how long the events are counted for that are compared
 * @param season after how long the past repeats itself, such as a day or a week; as long as the
 *     window if it does not
 * @param min how many windows of the past must be known
 */
public record BaselineKind(Duration window, Duration season, int min) implements FeatureKind {
  /** The hours of a week: the finest past that is kept for each key. */
  public static final int MOST_SLOTS = 168;

  /** So that a past of several seasons is shorter than the longest memory. */
  public static final Duration LONGEST_SEASON = Duration.ofDays(7);

  public BaselineKind {
    Windows.require(window, "window");
    Windows.require(season, "season");
    Windows.requireRange(min, 1, MOST_SLOTS, "min");
    long slots = season.toMillis() / window.toMillis();
    if (season.compareTo(LONGEST_SEASON) > 0
        || slots * window.toMillis() != season.toMillis()
        || slots > MOST_SLOTS) {
      throw new IllegalArgumentException(
          "season must be 1 to "
              + MOST_SLOTS
              + " times the window, and at most "
              + LONGEST_SEASON.toDays()
              + " d: "
              + season.toSeconds()
              + " s");
    }
  }

  /** How many windows a season has. */
  int slots() {
    return (int) (season.toMillis() / window.toMillis());
  }

  @Override
  public ValueType valueType() {
    return ValueType.NUMBER;
  }

  @Override
  public Cell cell() {
    return new BaselineCell(this);
  }

  @Override
  public int tag() {
    return 11;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis(), slots()};
  }
}
