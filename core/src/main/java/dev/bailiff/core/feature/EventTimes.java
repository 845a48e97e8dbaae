package dev.bailiff.core.feature;

/**
 * The range of event time that feature state can hold: 2^44 ms (557 years) on either side of 1970.
 *
 * <p>A time beyond the range is taken as the nearest end of it, so that arithmetic on times cannot
 * overflow whatever an event claims.
 */
final class EventTimes {
  static final long LAST = 1L << 44;
  static final long FIRST = -LAST;

  private EventTimes() {}

  static long clamp(long timeMillis) {
    return Math.max(FIRST, Math.min(LAST, timeMillis));
  }

  static boolean isWithinRange(long timeMillis) {
    return FIRST <= timeMillis && timeMillis <= LAST;
  }
}
