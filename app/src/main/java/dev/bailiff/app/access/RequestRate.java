package dev.bailiff.app.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How often who has a key may ask: so many times a second, and as many at once after a second of
 * silence. Of each key one number is kept, the time at which it would have asked evenly (GCRA); who
 * is refused loses nothing by it.
 */
public final class RequestRate {
  private static final long BURST = Duration.ofSeconds(1).toNanos();

  private final long interval;
  private final LongSupplier nanos;
  private final Map<String, AtomicLong> even = new ConcurrentHashMap<>();

  /**
   * A rate for each key.
   *
   * @param perSecond how often
   * @param nanos a clock that never goes back
   */
  public RequestRate(int perSecond, LongSupplier nanos) {
    if (perSecond < 1) {
      throw new IllegalArgumentException("a rate is positive: " + perSecond);
    }
    this.interval = Math.max(1, BURST / perSecond);
    this.nanos = nanos;
  }

  /** Whether who has the key of this name may ask now, which then counts. */
  public boolean lets(String key) {
    long now = nanos.getAsLong();
    AtomicLong time = even.computeIfAbsent(key, _ -> new AtomicLong(now));
    while (true) {
      long before = time.get();
      long next = (before - now > 0 ? before : now) + interval;
      if (next - now > BURST) {
        return false;
      }
      if (time.compareAndSet(before, next)) {
        return true;
      }
    }
  }
}
