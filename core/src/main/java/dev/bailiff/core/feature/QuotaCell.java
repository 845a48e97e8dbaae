package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * The generic cell rate algorithm [1]: a clock, and the debt, which is the time it takes at the
 * allowed rate to work off the requests so far, in units of 2^-18 ms.
 *
 * <p>Each request adds {@code T = period / limit} to the debt, and each unit of time takes one
 * away.
 *
 * <pre>
 *   theoretical arrival time = clock + debt
 *   value = max(0, ceil((debt - burst * T) / T))
 *   0 &lt;= debt &lt;= (burst + limit) * T
 * </pre>
 *
 * For {@link UseKind} there is no burst to take off, and the most is given.
 *
 * <p>The last line caps what a flood is charged: a key is never more than {@code limit} requests
 * beyond its quota, so it conforms again one period after it goes quiet; charges cut short are
 * tallied as saturated. An event out of order is charged as if it came at the clock; one a period
 * or more behind is late. {@code T} is rounded down, which allows at most 1 part in 1024 too much.
 *
 * <p>[1] ITU-T I.371, annex A
 */
final class QuotaCell extends Cell {
  private static final int UNIT_BITS = 18;

  private final long free;
  private final long most;
  private final long period;
  private final long interval;
  private final long mostDebt;

  QuotaCell(QuotaKind kind) {
    this(kind, kind.limit(), kind.period(), kind.burst(), kind.burst() + kind.limit());
  }

  QuotaCell(UseKind kind) {
    this(kind, kind.limit(), kind.period(), 0, kind.most());
  }

  private QuotaCell(FeatureKind kind, long limit, Duration period, long free, long most) {
    super(kind);
    this.free = free;
    this.most = most;
    this.period = period.toMillis();
    this.interval = (this.period << UNIT_BITS) / limit;
    this.mostDebt = most * interval;
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
    return period;
  }

  @Override
  public boolean ignoresArgument() {
    return false;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = time;
    words[at + 1] = 0;
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    if (words[at] - time >= period) {
      losses.addLate();
      return readAt(words, at, time);
    }
    long cost = Math.max(0, Math.min(argument, most));
    long debt = debt(words, at, time) + cost * interval;
    if (debt > mostDebt) {
      losses.addSaturated();
      debt = mostDebt;
    }
    words[at] = Math.max(words[at], time);
    words[at + 1] = debt;
    return value(debt);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    return value(debt(words, at, time));
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return debt(words, at, time) == 0;
  }

  private long debt(long[] words, int at, long time) {
    long elapsed = Math.max(0, time - words[at]);
    long debt = words[at + 1];
    return elapsed > debt >>> UNIT_BITS ? 0 : debt - (elapsed << UNIT_BITS);
  }

  private long value(long debt) {
    return Math.max(0, Math.ceilDiv(debt - free * interval, interval));
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    out.writeUnsigned(words[at + 1]);
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    words[at] = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
    words[at + 1] = in.readUpTo(mostDebt, "debt");
  }
}
