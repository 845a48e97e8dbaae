package dev.bailiff.core.feature;

import java.util.Arrays;

/**
 * Different elements in a sliding window: up to 16 exactly, more as two sketches of one generation
 * each.
 *
 * <pre>
 *   word 0:       clock in quanta (48) | number of elements, or SKETCHED (16)
 *   words 1–16:   exact: hash (48) | quantum of the latest sight, low bits (16)
 *                 sketched: 8 words of the clock's generation, 8 of the one before
 * </pre>
 *
 * A quantum is {@code window / 1000}, so the low 16 bits tell the quanta of 65 windows apart.
 * <b>Exact:</b> the value is the number of elements of the events that came and were not late, with
 * a quantum after that of the clock less a window's.
 *
 * <p><b>Sketched:</b> once a seventeenth element is in the window. A generation is a window long
 * and begins at a multiple of it. With {@code c} the estimate of the current generation, {@code u}
 * that of both together and {@code f} the elapsed share of the current,
 *
 * <pre>
 *   value = round(c + (u - c) (1 - f))
 * </pre>
 *
 * The true number in the window is between those that {@code c} and {@code u} estimate; each has
 * the standard error of {@link UniqueSketch}. With the first event a whole generation after the
 * latest one the sketches hold nothing of the window, and the count is exact again.
 */
final class DistinctCell extends Cell {
  static final int EXACT = 16;

  private static final int SKETCHED = 0xFFFF;
  private static final int LOW_BITS = 16;
  private static final int LOW = (1 << LOW_BITS) - 1;

  /** A window in quanta; divides every window, as those are whole seconds. */
  private static final int SPAN = 1000;

  private final long window;
  private final long quantum;

  DistinctCell(DistinctKind kind) {
    super(kind);
    this.window = kind.window().toMillis();
    this.quantum = window / SPAN;
  }

  @Override
  public int words() {
    return 1 + EXACT;
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
    reset(words, at, Math.floorDiv(time, quantum));
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long when = Math.floorDiv(time, quantum);
    long clock = clock(words, at);
    if (clock - when >= SPAN) {
      losses.addLate();
      return readAt(words, at, time);
    }
    if (isSketched(words, at) && generation(when) - generation(clock) > 1) {
      reset(words, at, when);
    }
    long hash = KeyHash.mix(argument) >>> LOW_BITS;
    if (!isSketched(words, at) && !sight(words, at, hash, when)) {
      sketch(words, at);
    }
    if (isSketched(words, at)) {
      sketch(words, at, hash, when);
    }
    return readAt(words, at, time);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    long now = Math.max(clock(words, at), Math.floorDiv(time, quantum));
    return isSketched(words, at) ? estimate(words, at, now) : count(words, at, now);
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    long when = Math.floorDiv(time, quantum);
    return isSketched(words, at)
        ? generation(when) - generation(clock(words, at)) > 1
        : when - clock(words, at) >= SPAN;
  }

  // exact

  /** Takes an element in, or says that there is no room; either way drops those gone. */
  private boolean sight(long[] words, int at, long hash, long when) {
    long clock = clock(words, at);
    long now = Math.max(clock, when);
    int size = size(words, at);
    int kept = 0;
    boolean isKnown = false;
    for (int i = 1; i <= size; i++) {
      long element = words[at + i];
      long seen = seen(element, clock);
      if (element >>> LOW_BITS == hash) {
        isKnown = true;
        seen = Math.max(seen, when);
      }
      if (now - seen < SPAN) {
        kept++;
        words[at + kept] = (element & ~(long) LOW) | (seen & LOW);
      }
    }
    boolean hasRoom = isKnown || kept < EXACT;
    if (!isKnown && hasRoom) {
      kept++;
      words[at + kept] = (hash << LOW_BITS) | (when & LOW);
    }
    for (int i = kept + 1; i <= size; i++) {
      words[at + i] = 0;
    }
    store(words, at, now, kept);
    return hasRoom;
  }

  private long count(long[] words, int at, long now) {
    long clock = clock(words, at);
    long count = 0;
    for (int i = 1; i <= size(words, at); i++) {
      count += now - seen(words[at + i], clock) < SPAN ? 1 : 0;
    }
    return count;
  }

  private static long seen(long element, long clock) {
    return clock - ((clock - element) & LOW);
  }

  // sketched

  private void sketch(long[] words, int at) {
    long clock = clock(words, at);
    UniqueSketch current = new UniqueSketch();
    UniqueSketch previous = new UniqueSketch();
    for (int i = 1; i <= EXACT; i++) {
      boolean isCurrent = generation(seen(words[at + i], clock)) == generation(clock);
      (isCurrent ? current : previous).add(words[at + i] >>> LOW_BITS);
    }
    current.store(words, at + 1);
    previous.store(words, at + 1 + UniqueSketch.WORDS);
    store(words, at, clock, SKETCHED);
  }

  private void sketch(long[] words, int at, long hash, long when) {
    long clock = clock(words, at);
    int current = at + 1;
    int previous = current + UniqueSketch.WORDS;
    if (generation(when) > generation(clock)) {
      System.arraycopy(words, current, words, previous, UniqueSketch.WORDS);
      Arrays.fill(words, current, previous, 0);
    }
    store(words, at, Math.max(clock, when), SKETCHED);
    boolean isCurrent = generation(when) >= generation(clock);
    UniqueSketch.add(words, isCurrent ? current : previous, hash);
  }

  private long estimate(long[] words, int at, long now) {
    long ahead = generation(now) - generation(clock(words, at));
    if (ahead > 1) {
      return 0;
    }
    double rest = 1 - (double) (now - generation(now) * SPAN) / SPAN;
    UniqueSketch sketch = UniqueSketch.of(words, at + 1);
    if (ahead == 1) {
      return Math.round(sketch.estimate() * rest);
    }
    double current = sketch.estimate();
    double both = sketch.merge(words, at + 1 + UniqueSketch.WORDS) ? sketch.estimate() : current;
    return Math.round(current + (both - current) * rest);
  }

  private long generation(long when) {
    return Math.floorDiv(when, SPAN);
  }

  // words

  private static long clock(long[] words, int at) {
    return words[at] >> LOW_BITS;
  }

  private static int size(long[] words, int at) {
    return (int) words[at] & LOW;
  }

  private static boolean isSketched(long[] words, int at) {
    return size(words, at) == SKETCHED;
  }

  private static void store(long[] words, int at, long clock, int size) {
    words[at] = (clock << LOW_BITS) | size;
  }

  private void reset(long[] words, int at, long clock) {
    store(words, at, clock, 0);
    Arrays.fill(words, at + 1, at + 1 + EXACT, 0);
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(clock(words, at));
    out.writeUnsigned(isSketched(words, at) ? EXACT + 1 : size(words, at));
    for (int i = 1; i <= Math.min(EXACT, size(words, at)); i++) {
      out.writeWord(words[at + i]);
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    long first = Math.floorDiv(EventTimes.FIRST, quantum);
    reset(words, at, in.readBetween(first, EventTimes.LAST / quantum, "clock"));
    int size = (int) in.readUpTo(EXACT + 1, "number of elements");
    for (int i = 1; i <= Math.min(EXACT, size); i++) {
      words[at + i] = in.readWord();
    }
    boolean isSketched = size > EXACT;
    store(words, at, clock(words, at), isSketched ? SKETCHED : size);
    if (isSketched) {
      UniqueSketch.require(in, words, at + 1);
      UniqueSketch.require(in, words, at + 1 + UniqueSketch.WORDS);
    } else {
      requireElements(in, words, at, size);
    }
  }

  private void requireElements(CellReader in, long[] words, int at, int size)
      throws CellFormatException {
    long clock = clock(words, at);
    for (int i = 1; i <= size; i++) {
      in.require(clock - seen(words[at + i], clock) < SPAN, "an element is older than the window");
      for (int j = 1; j < i; j++) {
        boolean isSame = words[at + i] >>> LOW_BITS == words[at + j] >>> LOW_BITS;
        in.require(!isSame, "an element is there twice");
      }
    }
  }
}
