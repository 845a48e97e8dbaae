package dev.bailiff.core.feature;

import dev.bailiff.core.feature.ChangeKind.Direction;

/**
 * The usual share, and a test whether it has been left: Page's cumulative sum [1] about a mean that
 * is learned, as Hinkley uses it.
 *
 * <pre>
 *   word 0:  clock
 *   word 1:  usual share, p (double)
 *   word 2:  excess, s (double)
 *   word 3:  the clock when s was last 0
 *   word 4:  number of events p was learned from, up to {@link #MEMORY} (63) | changed (1)
 * </pre>
 *
 * With {@code x = 1} where the condition holds, else 0 (for falling shares the other way round),
 * {@code d} half the shift and {@code h} the threshold,
 *
 * <pre>
 *   s = min(2 h, max(0, s + x - p - d))      from the {@link #LEAST}th event on
 *   changed becomes true when s >= h, and false when s = 0
 *   p += (x - p) / number                    unless changed or s >= h / 4
 *   value = word 3 if changed, else never
 * </pre>
 *
 * So a share that stays below {@code p + d} brings {@code s} back to 0 again and again, and one
 * that stays above it by {@code g} is noticed after about {@code h / g} events. Learning rests
 * while the share is changed or about to be, so an attack does not become usual. Events are taken
 * in the order they come; one a window or more behind the clock is late.
 *
 * <p>[1] E. S. Page, "Continuous inspection schemes", Biometrika 41, 1954
 */
final class ChangeCell extends Cell {
  /** How many events the usual share is a mean of. */
  static final int MEMORY = 1_000;

  /** How many events the usual share must be learned from before it is believed. */
  static final int LEAST = 50;

  /** The share of the threshold from which on nothing is learned. */
  private static final double QUIET = 0.25;

  private static final int WORDS = 5;

  private final long window;
  private final boolean isFalling;
  private final double slack;
  private final double threshold;

  ChangeCell(ChangeKind kind) {
    super(kind);
    this.window = kind.window().toMillis();
    this.isFalling = kind.direction() == Direction.DOWN;
    this.slack = kind.shift() / (2.0 * ChangeKind.WHOLE);
    this.threshold = kind.threshold();
  }

  @Override
  public int words() {
    return WORDS;
  }

  @Override
  public long clockMillis(long[] words, int at) {
    return words[at];
  }

  @Override
  public long retentionMillis() {
    return window;
  }

  @Override
  public boolean ignoresArgument() {
    return false;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = time;
    words[at + 1] = 0;
    words[at + 2] = 0;
    words[at + 3] = time;
    words[at + 4] = 0;
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    if (time - words[at] >= window) {
      clear(words, at, time);
    } else if (words[at] - time >= window) {
      losses.addLate();
      return readAt(words, at, time);
    }
    words[at] = Math.max(words[at], time);
    double x = ((argument & 1) != 0) != isFalling ? 1 : 0;
    double usual = Double.longBitsToDouble(words[at + 1]);
    long learned = words[at + 4] >>> 1;
    if (learned >= LEAST) {
      test(words, at, x - usual - slack);
    }
    boolean isQuiet = Double.longBitsToDouble(words[at + 2]) < QUIET * threshold;
    if (isQuiet && !hasChanged(words, at)) {
      learned = Math.min(learned + 1, MEMORY);
      words[at + 1] = Double.doubleToLongBits(usual + (x - usual) / learned);
      words[at + 4] = learned << 1;
    }
    return readAt(words, at, time);
  }

  private void test(long[] words, int at, double step) {
    double excess = Double.longBitsToDouble(words[at + 2]) + step;
    excess = Math.min(2 * threshold, Math.max(0, excess));
    words[at + 2] = Double.doubleToLongBits(excess);
    if (excess == 0) {
      words[at + 3] = words[at];
      words[at + 4] &= ~1L;
    } else if (excess >= threshold) {
      words[at + 4] |= 1;
    }
  }

  @Override
  long readAt(long[] words, int at, long time) {
    return hasChanged(words, at) && !isExpiredAt(words, at, time) ? words[at + 3] : absent();
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return time - words[at] >= window;
  }

  private static boolean hasChanged(long[] words, int at) {
    return (words[at + 4] & 1) != 0;
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    out.writeWord(words[at + 1]);
    out.writeWord(words[at + 2]);
    out.writeUnsigned(words[at] - words[at + 3]);
    out.writeUnsigned(words[at + 4]);
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    words[at] = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
    words[at + 1] = number(in, 1, "share");
    words[at + 2] = number(in, 2 * threshold, "excess");
    words[at + 3] = words[at] - in.readUpTo(words[at] - EventTimes.FIRST, "length of time");
    words[at + 4] = in.readUpTo(2L * MEMORY + 1, "number of events");
    in.require(!hasChanged(words, at) || words[at + 2] != 0, "a change is noted without an excess");
  }

  private static long number(CellReader in, double most, String what) throws CellFormatException {
    long bits = in.readWord();
    double number = Double.longBitsToDouble(bits);
    in.require(
        number >= 0 && number <= most && bits == Double.doubleToLongBits(number + 0.0),
        what + " is not from 0 to " + most);
    return bits;
  }
}
