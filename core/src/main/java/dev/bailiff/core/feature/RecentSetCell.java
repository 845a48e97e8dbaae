package dev.bailiff.core.feature;

import dev.bailiff.core.feature.RecentSetKind.Answer;

/**
 * The latest different elements, the most recent first, and decayed counts of events.
 *
 * <pre>
 *   word 0:  clock in quanta (48) | number of elements (16)
 *   word 1:  weight of all events (double)
 *   word 2:  weight of those whose element was new (double)
 *   words 3 to 2 + size: hash (48) | quantum of the latest sight, low bits (16)
 * </pre>
 *
 * A quantum is {@code window / 1000}. An element is new if it is not among the remembered: those
 * seen within a window before the clock, at most {@code size} of them, of which the one goes that
 * came longest ago. With {@code q} the quanta between an event and the clock, an event weighs
 *
 * <pre>
 *   exp(-q / 1000)
 *   share = weight of new / weight of all
 * </pre>
 *
 * The first element of a key counts in neither weight, as it could not but be new. Events are taken
 * in the order they come; one a window or more behind the clock is late. A value read without an
 * event has no element: there is nothing new about it.
 */
final class RecentSetCell extends Cell {
  private static final int HEAD = 3;
  private static final int LOW_BITS = 16;
  private static final int LOW = (1 << LOW_BITS) - 1;
  private static final int SPAN = 1_000;
  private static final double MOST_WEIGHT = 0x1p62;

  private final long window;
  private final long quantum;
  private final int size;
  private final int min;
  private final boolean tellsShare;

  RecentSetCell(RecentSetKind kind) {
    super(kind);
    this.window = kind.window().toMillis();
    this.quantum = window / SPAN;
    this.size = kind.size();
    this.min = kind.min();
    this.tellsShare = kind.answer() == Answer.SHARE;
  }

  @Override
  public int words() {
    return HEAD + size;
  }

  @Override
  public long clockMillis(long[] words, int at) {
    return clock(words, at) * quantum;
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
    words[at] = Math.floorDiv(time, quantum) << LOW_BITS;
    for (int i = 1; i < words(); i++) {
      words[at + i] = 0;
    }
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long when = Math.floorDiv(time, quantum);
    if (clock(words, at) - when >= SPAN) {
      losses.addLate();
      return readAt(words, at, time);
    }
    if (isExpiredAt(words, at, time)) {
      clear(words, at, time);
    }
    advance(words, at, when);
    long hash = KeyHash.mix(argument) >>> LOW_BITS;
    boolean hasOthers = known(words, at) > 0;
    boolean isNew = !sight(words, at, hash, when) && hasOthers;
    if (hasOthers) {
      double weight = StrictMath.exp((when - clock(words, at)) / (double) SPAN);
      add(words, at + 1, weight);
      add(words, at + 2, isNew ? weight : 0);
    }
    if (tellsShare) {
      return share(words, at);
    }
    return isNew ? 1 : 0;
  }

  /** Lets the clock run on, counts decay, and elements that are too old go. */
  private void advance(long[] words, int at, long when) {
    long clock = clock(words, at);
    if (when <= clock) {
      return;
    }
    double decay = StrictMath.exp((clock - when) / (double) SPAN);
    words[at + 1] = Double.doubleToLongBits(weight(words, at + 1) * decay);
    words[at + 2] = Double.doubleToLongBits(weight(words, at + 2) * decay);
    int kept = 0;
    int known = known(words, at);
    for (int i = 0; i < known; i++) {
      long element = words[at + HEAD + i];
      if (when - seen(element, clock) < SPAN) {
        words[at + HEAD + kept++] = element;
      }
    }
    for (int i = kept; i < known; i++) {
      words[at + HEAD + i] = 0;
    }
    words[at] = (when << LOW_BITS) | kept;
  }

  /** Puts an element first; whether it was there. */
  private boolean sight(long[] words, int at, long hash, long when) {
    int known = known(words, at);
    int place = 0;
    while (place < known && words[at + HEAD + place] >>> LOW_BITS != hash) {
      place++;
    }
    boolean isThere = place < known;
    long seen = isThere ? Math.max(when, seen(words[at + HEAD + place], clock(words, at))) : when;
    int moved = isThere ? place : Math.min(known, size - 1);
    System.arraycopy(words, at + HEAD, words, at + HEAD + 1, moved);
    words[at + HEAD] = (hash << LOW_BITS) | (seen & LOW);
    words[at] += !isThere && known < size ? 1 : 0;
    return isThere;
  }

  private static void add(long[] words, int at, double weight) {
    words[at] = Double.doubleToLongBits(weight(words, at) + weight);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    return tellsShare && !isExpiredAt(words, at, time) ? share(words, at) : absent();
  }

  /** Both weights decay alike, so the share is what it was at the clock. */
  private long share(long[] words, int at) {
    double all = weight(words, at + 1);
    return Double.doubleToLongBits(all < min ? 0 : Math.min(1, weight(words, at + 2) / all));
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return Math.floorDiv(time, quantum) - clock(words, at) >= SPAN;
  }

  private static long clock(long[] words, int at) {
    return words[at] >> LOW_BITS;
  }

  private static int known(long[] words, int at) {
    return (int) (words[at] & LOW);
  }

  /** The full quantum of an element, which is at most a window from the clock. */
  private static long seen(long element, long clock) {
    return clock + (short) (element - clock);
  }

  private static double weight(long[] words, int at) {
    return Double.longBitsToDouble(words[at]);
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    int known = known(words, at);
    out.writeSigned(clock(words, at));
    out.writeUnsigned(known);
    out.writeWord(words[at + 1]);
    out.writeWord(words[at + 2]);
    for (int i = 0; i < known; i++) {
      long element = words[at + HEAD + i];
      out.writeUnsigned(element >>> LOW_BITS);
      out.writeUnsigned(clock(words, at) - seen(element, clock(words, at)));
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    clear(words, at, 0);
    long first = Math.floorDiv(EventTimes.FIRST, quantum);
    long last = Math.floorDiv(EventTimes.LAST, quantum);
    long clock = in.readBetween(first, last, "clock");
    long known = in.readUpTo(size, "number of elements");
    words[at] = (clock << LOW_BITS) | known;
    words[at + 1] = weight(in, MOST_WEIGHT);
    words[at + 2] = weight(in, Double.longBitsToDouble(words[at + 1]));
    for (int i = 0; i < known; i++) {
      long hash = in.readUpTo(-1L >>> LOW_BITS, "hash");
      long age = in.readUpTo(SPAN - 1, "age");
      words[at + HEAD + i] = (hash << LOW_BITS) | ((clock - age) & LOW);
      for (int j = 0; j < i; j++) {
        in.require(words[at + HEAD + j] >>> LOW_BITS != hash, "an element is there twice");
      }
    }
  }

  private static long weight(CellReader in, double most) throws CellFormatException {
    long bits = in.readWord();
    double number = Double.longBitsToDouble(bits);
    in.require(
        number >= 0 && number <= most && bits == Double.doubleToLongBits(number + 0.0),
        "a weight is not from 0 to " + most);
    return bits;
  }
}
