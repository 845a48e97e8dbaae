package dev.bailiff.casework.restraint;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Estimates how many accounts are active: the larger of today's and yesterday's number, in days of
 * UTC. One thread notes, any may ask.
 *
 * <p>Each account sets one bit of <i>m</i> by its hash. With <i>b</i> bits set there were about
 * <i>-m ln(1 - b/m)</i> accounts [1]: exact to a few in a thousand up to some millions, and never
 * more than 14 million, which errs towards the smaller budget.
 *
 * <p>[1] K.-Y. Whang et al., "A linear-time probabilistic counting algorithm for database
 * applications", 1990
 */
public final class ActiveAccounts {
  private static final int BITS = 1 << 20;
  private static final long DAY_MILLIS = 86_400_000;

  private final long[] seen = new long[BITS >> 6];
  private final AtomicLong before;
  private long day;
  private volatile int set; // written by one thread

  /**
   * Goes on from what is on record.
   *
   * @param day the day of the record, by its number since the epoch
   * @param estimate how many there were on it
   */
  public ActiveAccounts(long day, long estimate) {
    this.day = day;
    this.before = new AtomicLong(estimate);
  }

  /** That an account did something. */
  public void note(String account, long nowMillis) {
    long today = Math.floorDiv(nowMillis, DAY_MILLIS);
    if (today > day) {
      before.set(set == 0 ? before.get() : count());
      Arrays.fill(seen, 0);
      set = 0;
      day = today;
    }
    int bits = set;
    int hash = mixed(account.hashCode()) & (BITS - 1);
    long bit = 1L << hash;
    if ((seen[hash >> 6] & bit) == 0) {
      seen[hash >> 6] |= bit;
      set = bits + 1;
    }
  }

  /** How many there are. */
  public long estimate() {
    return Math.max(before.get(), count());
  }

  private long count() {
    double share = Math.min(set, BITS - 1) / (double) BITS;
    return Math.round(-BITS * Math.log1p(-share));
  }

  /** The bits of a hash of texts are far from random; this spreads them (MurmurHash3's end). */
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
