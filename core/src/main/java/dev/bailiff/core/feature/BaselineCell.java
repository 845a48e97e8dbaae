package dev.bailiff.core.feature;

/**
 * What is usual, window by window, and the events of the two latest windows.
 *
 * <p>Time is cut into windows of fixed length, numbered from 1970; window {@code i} has the place
 * {@code i mod slots} in the season.
 *
 * <pre>
 *   word 0:  clock, in the newest window, e
 *   word 1:  number of the first window that was seen whole
 *   word 2:  events in window e (32) | events in window e - 1 (32)
 *   word 3:  mean (float) | mean of squares (float) over all windows up to e - 2
 *   words 4 to 3 + slots: the same for each place in the season
 * </pre>
 *
 * <p><b>Past.</b> A window's count {@code x} is taken in when it is the second before the newest,
 * as {@code mean += a (x - mean)}, and likewise its square. The weight {@code a} is one part in as
 * many as are known, and from the {@link #SEASONS}th on always that. What is far beyond the usual
 * counts only as {@link #CLIP} deviations, so that one attack does not become usual.
 *
 * <p><b>Value.</b> With {@code f} the elapsed share of the newest window, {@code c} and {@code p}
 * its count and that of the one before, and {@code E} and {@code V} what is usual for each,
 *
 * <pre>
 *   now    = c + (1 - f) p
 *   usual  = f E(e) + (1 - f) E(e - 1)
 *   spread = sqrt(max(1, usual, f V(e) + (1 - f) V(e - 1)))
 *   value  = max(0, (now - usual) / spread)
 * </pre>
 *
 * <p>The spread is never less than that of events that come by chance. A place in the season is
 * believed once two seasons are known; before that, the mean over all windows stands for it. Events
 * of the newest window and the one before may come in any order; older ones are late.
 */
final class BaselineCell extends Cell {
  /** How many seasons the past weighs. */
  static final int SEASONS = 8;

  static final double CLIP = 3;
  static final long FULL = 0xFFFF_FFFFL;

  private static final int HEAD = 4;
  private static final int ALL = 3;

  /** How many seasons a place must have been seen in before it is believed. */
  private static final int BELIEVED = 2;

  /** After so many seasons of silence nothing is usual any more. */
  private static final int RETAINED = 4;

  private final long width;
  private final int slots;
  private final int min;

  BaselineCell(BaselineKind kind) {
    super(kind);
    this.width = kind.window().toMillis();
    this.slots = kind.slots();
    this.min = kind.min();
  }

  @Override
  public int words() {
    return HEAD + slots;
  }

  @Override
  public long clockMillis(long[] words, int at) {
    return words[at];
  }

  @Override
  public long retentionMillis() {
    return width * slots * RETAINED;
  }

  @Override
  public boolean ignoresArgument() {
    return true;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = time;
    words[at + 1] = window(time) + 1;
    for (int i = 2; i < words(); i++) {
      words[at + i] = 0;
    }
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    if (isExpiredAt(words, at, time)) {
      clear(words, at, time);
    }
    long newest = window(words[at]);
    long ahead = window(time) - newest;
    if (ahead < -1) {
      losses.addLate();
      return readAt(words, at, time);
    }
    for (long i = 0; i < ahead; i++) {
      turn(words, at, newest + i);
    }
    words[at] = Math.max(words[at], time);
    int shift = ahead < 0 ? Integer.SIZE : 0;
    if ((words[at + 2] >>> shift & FULL) == FULL) {
      losses.addSaturated();
    } else {
      words[at + 2] += 1L << shift;
    }
    return readAt(words, at, time);
  }

  /** Begins the window after the newest, and takes the one before the newest into the past. */
  private void turn(long[] words, int at, long newest) {
    long folded = newest - 1;
    long seen = folded - words[at + 1];
    if (seen >= 0) {
      double count = words[at + 2] >>> Integer.SIZE;
      fold(words, at + ALL, count, seen);
      fold(words, at + HEAD + slot(folded), count, seen / slots);
    }
    words[at + 2] <<= Integer.SIZE;
  }

  private static void fold(long[] words, int at, double count, long seen) {
    double mean = mean(words[at]);
    double most = mean + CLIP * Math.sqrt(Math.max(Math.max(1, mean), variance(words[at])));
    double taken = seen < BELIEVED ? count : Math.min(count, most);
    double weight = 1.0 / Math.min(seen + 1, SEASONS);
    double square = square(words[at]);
    words[at] = pack(mean + weight * (taken - mean), square + weight * (taken * taken - square));
  }

  @Override
  long readAt(long[] words, int at, long time) {
    long asOf = Math.max(time, words[at]);
    long newest = window(asOf);
    long ahead = newest - window(words[at]);
    if (window(words[at]) - 1 - words[at + 1] < min || ahead > 1) {
      return Double.doubleToLongBits(0);
    }
    double count = ahead == 0 ? words[at + 2] & FULL : 0;
    double before = ahead == 0 ? words[at + 2] >>> Integer.SIZE : words[at + 2] & FULL;
    double elapsed = (double) (asOf - newest * width) / width;
    long here = usual(words, at, newest);
    long there = usual(words, at, newest - 1);
    double now = count + (1 - elapsed) * before;
    double usual = elapsed * mean(here) + (1 - elapsed) * mean(there);
    double variance = elapsed * variance(here) + (1 - elapsed) * variance(there);
    double spread = Math.sqrt(Math.max(Math.max(1, usual), variance));
    return Double.doubleToLongBits(Math.max(0, (now - usual) / spread));
  }

  /** What is usual in this window: that of its place in the season, if enough is known. */
  private long usual(long[] words, int at, long window) {
    long behind = Math.floorMod(window - words[at + 1], (long) slots);
    long known = window(words[at]) - 1 - words[at + 1] - behind;
    boolean isBelieved = known > (BELIEVED - 1L) * slots;
    return words[at + (isBelieved ? HEAD + slot(window) : ALL)];
  }

  private long window(long time) {
    return Math.floorDiv(time, width);
  }

  private int slot(long window) {
    return Math.floorMod(window, slots);
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return time - words[at] >= retentionMillis();
  }

  private static double mean(long packed) {
    return Float.intBitsToFloat((int) (packed >>> Integer.SIZE));
  }

  private static double square(long packed) {
    return Float.intBitsToFloat((int) packed);
  }

  private static double variance(long packed) {
    return square(packed) - mean(packed) * mean(packed);
  }

  private static long pack(double mean, double square) {
    return ((long) Float.floatToIntBits((float) mean) << Integer.SIZE)
        | (Float.floatToIntBits((float) square) & FULL);
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    out.writeUnsigned(window(words[at]) + 1 - words[at + 1]);
    out.writeUnsigned(words[at + 2] & FULL);
    out.writeUnsigned(words[at + 2] >>> Integer.SIZE);
    for (int i = ALL; i < words(); i++) {
      out.writeWord(words[at + i]);
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    words[at] = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
    long newest = window(words[at]);
    long windows = in.readUpTo(newest - window(EventTimes.FIRST), "number of windows");
    words[at + 1] = newest + 1 - windows;
    words[at + 2] = in.readUpTo(FULL, "count");
    words[at + 2] |= in.readUpTo(FULL, "count") << Integer.SIZE;
    for (int i = ALL; i < words(); i++) {
      long packed = in.readWord();
      words[at + i] = packed;
      in.require(
          isCount(mean(packed), FULL) && isCount(square(packed), (double) FULL * FULL),
          "a mean is not that of counts");
      in.require(pack(mean(packed), square(packed)) == packed, "a mean has another form");
    }
  }

  private static boolean isCount(double number, double most) {
    return number >= 0 && number <= most * 1.001;
  }
}
