package dev.bailiff.core.feature;

/**
 * A sliding count in two words: six counters of 15 bits and the number of the newest sub-bucket.
 *
 * <pre>
 *   word 0:  epoch bits 0–33 (34) | counter 5 (15) | counter 4 (15)
 *   word 1:  epoch bits 34–37 (4) | counter 3 | counter 2 | counter 1 | counter 0
 * </pre>
 *
 * Counter {@code i} holds the events of sub-bucket {@code epoch - i}. At time {@code t} with {@code
 * f} the elapsed share of the newest sub-bucket,
 *
 * <pre>
 *   value = c0 + c1 + c2 + c3 + c4 + round(c5 * (1 - f))
 *   |value - exact| &lt;= max(f, 1 - f) * c5 + 1/2
 * </pre>
 *
 * for any order of events, as long as no counter is full (32,767), which is tallied. The exact
 * count is of the events that came and were not late, with a time after {@code t - window}.
 */
final class CountCell extends Cell {
  static final int FULL = 0x7FFF;

  private static final int BITS = 15;
  private static final int IN_LOW = 4;
  private static final long LOW = (1L << (IN_LOW * BITS)) - 1;
  private static final long HIGH = (1L << (2 * BITS)) - 1;

  private final SubBuckets buckets;
  private final long retention;

  CountCell(CountKind kind) {
    super(kind);
    this.buckets = SubBuckets.of(kind.window());
    this.retention = kind.window().toMillis();
  }

  @Override
  public int words() {
    return 2;
  }

  @Override
  public long clockMillis(long[] words, int at) {
    return buckets.start(epoch(words[at], words[at + 1]));
  }

  @Override
  public long retentionMillis() {
    return retention;
  }

  @Override
  public boolean ignoresArgument() {
    return true;
  }

  @Override
  void clear(long[] words, int at, long time) {
    store(words, at, buckets.epoch(time), 0, 0);
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long high = words[at];
    long low = words[at + 1];
    long newest = epoch(high, low);
    long ahead = buckets.epoch(time) - newest;
    if (ahead < -SubBuckets.OLDEST) {
      losses.addLate();
      return value(newest, high & HIGH, low & LOW, time);
    }
    high &= HIGH;
    low &= LOW;
    if (ahead > 0) {
      newest += ahead;
      high = shiftHigh(high, low, ahead);
      low = shiftLow(low, ahead);
      ahead = 0;
    }
    if (counter((int) -ahead, high, low) == FULL) {
      losses.addSaturated();
    } else if (ahead > -IN_LOW) {
      low += 1L << (-ahead * BITS);
    } else {
      high += 1L << ((-ahead - IN_LOW) * BITS);
    }
    store(words, at, newest, high, low);
    return value(newest, high, low, time);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    long high = words[at] & HIGH;
    long low = words[at + 1] & LOW;
    long newest = epoch(words[at], words[at + 1]);
    long ahead = buckets.epoch(time) - newest;
    return ahead <= 0
        ? value(newest, high, low, time)
        : value(newest + ahead, shiftHigh(high, low, ahead), shiftLow(low, ahead), time);
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return buckets.epoch(time) - epoch(words[at], words[at + 1]) > SubBuckets.OLDEST;
  }

  private long value(long newest, long high, long low, long time) {
    long whole = high & FULL;
    for (int i = 0; i < IN_LOW; i++) {
      whole += counter(i, high, low);
    }
    return whole + buckets.share(high >>> BITS, newest, time);
  }

  private static long epoch(long word0, long word1) {
    return (word1 >> (IN_LOW * BITS) << 34) | (word0 >>> (2 * BITS));
  }

  private static void store(long[] words, int at, long epoch, long high, long low) {
    words[at] = (epoch << (2 * BITS)) | high;
    words[at + 1] = (epoch >> 34 << (IN_LOW * BITS)) | low;
  }

  private static int counter(int index, long high, long low) {
    return (int) (index < IN_LOW ? low >>> (index * BITS) : high >>> ((index - IN_LOW) * BITS))
        & FULL;
  }

  private static long shiftLow(long low, long by) {
    return by >= IN_LOW ? 0 : (low << (by * BITS)) & LOW;
  }

  private static long shiftHigh(long high, long low, long by) {
    if (by >= SubBuckets.KEPT) {
      return 0;
    }
    // the counters that leave the low word: 4 - by places down, or up when by is 5
    long fromLow = by <= IN_LOW ? low >>> ((IN_LOW - by) * BITS) : low << BITS;
    return (fromLow | (by < 2 ? high << (by * BITS) : 0)) & HIGH;
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(epoch(words[at], words[at + 1]));
    for (int i = 0; i < SubBuckets.KEPT; i++) {
      out.writeUnsigned(counter(i, words[at], words[at + 1]));
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    long epoch = in.readBetween(buckets.firstEpoch(), buckets.lastEpoch(), "sub-bucket");
    long high = 0;
    long low = 0;
    for (int i = 0; i < SubBuckets.KEPT; i++) {
      long counter = in.readUpTo(FULL, "count");
      if (i < IN_LOW) {
        low |= counter << (i * BITS);
      } else {
        high |= counter << ((i - IN_LOW) * BITS);
      }
    }
    store(words, at, epoch, high, low);
  }
}
