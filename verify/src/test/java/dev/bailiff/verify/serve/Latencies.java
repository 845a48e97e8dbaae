package dev.bailiff.verify.serve;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long things took, counted in steps of a few percent; for many threads. */
final class Latencies {
  private static final int STEPS_PER_DOUBLING = 16;
  private static final int STEPS = 40 * STEPS_PER_DOUBLING;

  private final AtomicLongArray counts = new AtomicLongArray(STEPS);

  void add(long nanos) {
    double doublings = Math.log((double) Math.max(1, nanos)) / Math.log(2);
    counts.incrementAndGet(Math.min(STEPS - 1, (int) (doublings * STEPS_PER_DOUBLING)));
  }

  long count() {
    long count = 0;
    for (int i = 0; i < STEPS; i++) {
      count += counts.get(i);
    }
    return count;
  }

  /** So long took this share of them at most, in milliseconds. */
  double millis(double share) {
    double left = count() * share;
    for (int i = 0; i < STEPS; i++) {
      left -= counts.get(i);
      if (left <= 0) {
        return Math.pow(2, (i + 1.0) / STEPS_PER_DOUBLING) / 1e6;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "median %.2f ms, p99 %.2f ms, p99.9 %.2f ms",
        millis(0.5),
        millis(0.99),
        millis(0.999));
  }
}
