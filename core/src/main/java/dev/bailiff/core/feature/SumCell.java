package dev.bailiff.core.feature;

/**
 * A sliding sum: the number of the newest sub-bucket, and a sum for each of six.
 *
 * <p>With {@code s5} the sum of the oldest and {@code f} the elapsed share of the newest,
 *
 * <pre>
 *   value = s0 + s1 + s2 + s3 + s4 + s5 * (1 - f)
 *   |value - exact| &lt;= max(f, 1 - f) * (sum of |x| over the oldest sub-bucket)
 * </pre>
 *
 * and the rounding of double arithmetic, for any order of events.
 */
final class SumCell extends Cell {
  /** So that no number of events can add up to infinity. */
  private static final double LARGEST = 0x1p960;

  private static final double LARGEST_SUM = 0x1p1020;

  private final SubBuckets buckets;
  private final long retention;

  SumCell(SumKind kind) {
    super(kind);
    this.buckets = SubBuckets.of(kind.window());
    this.retention = kind.window().toMillis();
  }

  @Override
  public int words() {
    return 1 + SubBuckets.KEPT;
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
    for (int i = 1; i <= SubBuckets.KEPT; i++) {
      words[at + i] = 0;
    }
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
    int place = at + 1 - (int) ahead;
    double sum = Double.longBitsToDouble(words[place]) + addend(argument, losses);
    words[place] = Double.doubleToLongBits(sum);
    return readAt(words, at, time);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    long epoch = Math.max(words[at], buckets.epoch(time));
    long ahead = epoch - words[at];
    double sum = 0;
    for (int i = 0; i + ahead < SubBuckets.OLDEST; i++) {
      sum += sum(words, at, i);
    }
    if (ahead <= SubBuckets.OLDEST) {
      int oldest = SubBuckets.OLDEST - (int) ahead;
      sum += sum(words, at, oldest) * buckets.rest(epoch, time) / buckets.width();
    }
    return Double.doubleToLongBits(sum);
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return buckets.epoch(time) - words[at] > SubBuckets.OLDEST;
  }

  private static double addend(long argument, Losses losses) {
    double value = Double.longBitsToDouble(argument);
    if (Math.abs(value) <= LARGEST) {
      return value;
    }
    losses.addSaturated();
    return Double.isNaN(value) ? 0 : Math.copySign(LARGEST, value);
  }

  private static double sum(long[] words, int at, int bucket) {
    return Double.longBitsToDouble(words[at + 1 + bucket]);
  }

  private static void shift(long[] words, int at, int by) {
    for (int i = SubBuckets.OLDEST; i >= 0; i--) {
      words[at + 1 + i] = i >= by ? words[at + 1 + i - by] : 0;
    }
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    int present = 0;
    for (int i = 0; i < SubBuckets.KEPT; i++) {
      present |= words[at + 1 + i] == 0 ? 0 : 1 << i;
    }
    out.writeByte(present);
    for (int i = 0; i < SubBuckets.KEPT; i++) {
      if (words[at + 1 + i] != 0) {
        out.writeWord(words[at + 1 + i]);
      }
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    words[at] = in.readBetween(buckets.firstEpoch(), buckets.lastEpoch(), "sub-bucket");
    int present = in.readByte();
    in.require(present < 1 << SubBuckets.KEPT, "there are more than six sums");
    for (int i = 0; i < SubBuckets.KEPT; i++) {
      long bits = (present & (1 << i)) == 0 ? 0 : in.readWord();
      in.require(bits != 0 || (present & (1 << i)) == 0, "a sum of 0 is written out");
      in.require(Math.abs(Double.longBitsToDouble(bits)) <= LARGEST_SUM, "a sum is too large");
      words[at + 1 + i] = bits;
    }
  }
}
