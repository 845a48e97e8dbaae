package dev.bailiff.core.feature;

/**
 * Two sliding counts, of all events and of those for which something holds.
 *
 * <pre>
 *   word 0:  number of the newest sub-bucket
 *   word 1:  all 1 (16) | matched 1 (16) | all 0 (16) | matched 0 (16)
 *   words 2 and 3: sub-buckets 2 and 3, 4 and 5, likewise
 * </pre>
 *
 * With {@code m} the matched and {@code u} the other events of sub-buckets 0 to 4, {@code m5} and
 * {@code u5} those of the oldest, and {@code f} the elapsed share of the newest,
 *
 * <pre>
 *   value = (m + m5 (1 - f)) / (m + u + (m5 + u5) (1 - f))
 *   m / (m + u + u5)  &lt;=  value, exact  &lt;=  (m + m5) / (m + m5 + u)
 * </pre>
 *
 * for any order of events, as long as no sub-bucket is full (65,535 events), which is tallied.
 */
final class RatioCell extends Cell {
  static final int FULL = 0xFFFF;

  private static final int LANE = 32;
  private static final long LANE_BITS = 0xFFFF_FFFFL;

  private final SubBuckets buckets;
  private final long retention;
  private final int min;

  RatioCell(RatioKind kind) {
    super(kind);
    this.buckets = SubBuckets.of(kind.window());
    this.retention = kind.window().toMillis();
    this.min = kind.min();
  }

  @Override
  public int words() {
    return 1 + SubBuckets.KEPT / 2;
  }

  @Override
  public long clockMillis(long[] words, int at) {
    return buckets.start(words[at]);
  }

  @Override
  public long retentionMillis() {
    return retention;
  }

  @Override
  public boolean ignoresArgument() {
    return false;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = buckets.epoch(time);
    words[at + 1] = 0;
    words[at + 2] = 0;
    words[at + 3] = 0;
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long ahead = buckets.epoch(time) - words[at];
    if (ahead < -SubBuckets.OLDEST) {
      losses.addLate();
      return readAt(words, at, time);
    }
    if (ahead > 0) {
      shift(words, at, (int) Math.min(ahead, SubBuckets.KEPT));
      words[at] += ahead;
      ahead = 0;
    }
    int bucket = (int) -ahead;
    if (all(words, at, bucket) == FULL) {
      losses.addSaturated();
    } else {
      long one = (1L << 16) | (argument == 0 ? 0 : 1);
      words[at + 1 + bucket / 2] += one << (bucket % 2 * LANE);
    }
    return readAt(words, at, time);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    long epoch = Math.max(words[at], buckets.epoch(time));
    int ahead = (int) Math.min(epoch - words[at], SubBuckets.KEPT);
    long all = 0;
    long matched = 0;
    for (int i = 0; i < SubBuckets.OLDEST - ahead; i++) {
      all += all(words, at, i);
      matched += matched(words, at, i);
    }
    double allShare = all;
    double matchedShare = matched;
    if (ahead <= SubBuckets.OLDEST) {
      int oldest = SubBuckets.OLDEST - ahead;
      double part = (double) buckets.rest(epoch, time) / buckets.width();
      all += buckets.share(all(words, at, oldest), epoch, time);
      allShare += part * all(words, at, oldest);
      matchedShare += part * matched(words, at, oldest);
    }
    return Double.doubleToLongBits(all < min ? 0 : matchedShare / allShare);
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return buckets.epoch(time) - words[at] > SubBuckets.OLDEST;
  }

  private static long lane(long[] words, int at, int bucket) {
    return words[at + 1 + bucket / 2] >>> (bucket % 2 * LANE) & LANE_BITS;
  }

  private static long all(long[] words, int at, int bucket) {
    return lane(words, at, bucket) >>> 16;
  }

  private static long matched(long[] words, int at, int bucket) {
    return lane(words, at, bucket) & FULL;
  }

  private static void shift(long[] words, int at, int by) {
    for (int i = 0; i < by; i++) {
      words[at + 3] = (words[at + 3] << LANE) | (words[at + 2] >>> LANE);
      words[at + 2] = (words[at + 2] << LANE) | (words[at + 1] >>> LANE);
      words[at + 1] <<= LANE;
    }
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    for (int i = 0; i < SubBuckets.KEPT; i++) {
      out.writeUnsigned(all(words, at, i));
      out.writeUnsigned(matched(words, at, i));
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    clear(words, at, 0);
    words[at] = in.readBetween(buckets.firstEpoch(), buckets.lastEpoch(), "sub-bucket");
    for (int i = 0; i < SubBuckets.KEPT; i++) {
      long all = in.readUpTo(FULL, "count");
      long matched = in.readUpTo(all, "count");
      words[at + 1 + i / 2] |= ((all << 16) | matched) << (i % 2 * LANE);
    }
  }
}
