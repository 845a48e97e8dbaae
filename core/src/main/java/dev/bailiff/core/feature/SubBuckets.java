package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * Cuts time into sub-buckets of a fifth of a window each, numbered from 1970.
 *
 * <p>With {@code e} the sub-bucket of time {@code t}, the window {@code (t - window, t]} covers the
 * sub-buckets {@code e-4 … e} whole and the last {@link #rest} milliseconds of {@code e-5}. Six
 * sub-buckets therefore hold a window, and what is not known is only how the events of {@code e-5}
 * lie within it.
 */
record SubBuckets(long width) {
  /** How many sub-buckets a cell keeps. */
  static final int KEPT = 6;

  /** How far behind the newest the oldest kept sub-bucket is. */
  static final int OLDEST = KEPT - 1;

  static SubBuckets of(Duration window) {
    return new SubBuckets(window.toMillis() / OLDEST);
  }

  long epoch(long time) {
    return Math.floorDiv(time, width);
  }

  long start(long epoch) {
    return epoch * width;
  }

  /** How much of the oldest sub-bucket is in the window, from width (all) to 1 (little). */
  long rest(long epoch, long time) {
    return width - Math.max(0, time - start(epoch));
  }

  /** The share of a count in the oldest sub-bucket, to the nearest whole number. */
  long share(long count, long epoch, long time) {
    return count == 0 ? 0 : (count * rest(epoch, time) + width / 2) / width;
  }

  long firstEpoch() {
    return epoch(EventTimes.FIRST);
  }

  long lastEpoch() {
    return epoch(EventTimes.LAST);
  }
}
