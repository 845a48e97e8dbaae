package dev.bailiff.core.feature;

/**
 * An exponentially decayed count: its weight at the clock, and the clock.
 *
 * <pre>
 *   weight(t) = Σ exp(-(t - s) / T)  over the events at times s
 *   value     = weight(max(t, clock)) * per / T
 * </pre>
 *
 * for any order of events, but for rounding: steady events reach their true rate. An event 30 time
 * constants behind the clock, which would add less than 10^-13, is late.
 */
final class RateCell extends Cell {
  private static final int LATE_AFTER = 30;

  /** Less than this part of one event is nothing. */
  private static final double NOTHING = 0x1p-20;

  private final long timeConstant;
  private final double perWeight;

  RateCell(RateKind kind) {
    super(kind);
    this.timeConstant = kind.timeConstant().toMillis();
    this.perWeight = (double) kind.per().toMillis() / timeConstant;
  }

  @Override
  public int words() {
    return 2;
  }

  @Override
  public long clockMillis(long[] words, int at) {
    return words[at];
  }

  @Override
  public long retentionMillis() {
    return timeConstant;
  }

  @Override
  public boolean ignoresArgument() {
    return true;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = time;
    words[at + 1] = 0;
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long behind = words[at] - time;
    double weight = Double.longBitsToDouble(words[at + 1]);
    if (behind > LATE_AFTER * timeConstant) {
      losses.addLate();
    } else if (behind > 0) {
      weight += decay(behind);
    } else {
      weight = weight * decay(-behind) + 1;
      words[at] = time;
    }
    words[at + 1] = Double.doubleToLongBits(weight);
    return Double.doubleToLongBits(weight * perWeight);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    return Double.doubleToLongBits(weight(words, at, time) * perWeight);
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return weight(words, at, time) < NOTHING;
  }

  private double weight(long[] words, int at, long time) {
    return Double.longBitsToDouble(words[at + 1]) * decay(Math.max(0, time - words[at]));
  }

  /** The same on every machine, as {@link Math#exp} need not be. */
  private double decay(long elapsed) {
    return elapsed == 0 ? 1 : StrictMath.exp(-(double) elapsed / timeConstant);
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    out.writeWord(words[at + 1]);
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    words[at] = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
    long bits = in.readWord();
    double weight = Double.longBitsToDouble(bits);
    in.require(bits >= 0 && weight <= 0x1p64, "the weight is not a count");
    words[at + 1] = bits;
  }
}
