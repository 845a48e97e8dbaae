package dev.bailiff.core.feature;

/**
 * The times of the newest events, oldest first: a clock, a size, and the low 32 bits of each time.
 *
 * <pre>
 *   word 0:      clock (56) | size (8)
 *   word 1 …:    time 2i (32) | time 2i + 1 (32)
 * </pre>
 *
 * A time is at most a window of 30 days behind the clock, so its low 32 bits (49 days) tell it.
 * Only the newest {@code upTo} events are kept; older ones cannot change {@code min(upTo, count)}.
 * So
 *
 * <pre>
 *   value = min(upTo, exact)
 * </pre>
 *
 * for any order of events, where exact counts the events that came and were not late.
 */
final class ExactCountCell extends Cell {
  private static final int SIZE_BITS = 8;
  private static final int SIZE = (1 << SIZE_BITS) - 1;
  private static final long LOW = 0xFFFF_FFFFL;

  private final long window;
  private final int upTo;

  ExactCountCell(ExactCountKind kind) {
    super(kind);
    this.window = kind.window().toMillis();
    this.upTo = kind.upTo();
  }

  @Override
  public int words() {
    return 1 + (upTo + 1) / 2;
  }

  @Override
  public long clockMillis(long[] words, int at) {
    return words[at] >> SIZE_BITS;
  }

  @Override
  public long retentionMillis() {
    return window;
  }

  @Override
  public boolean ignoresArgument() {
    return true;
  }

  @Override
  void clear(long[] words, int at, long time) {
    store(words, at, time, 0);
    for (int i = 1; i < words(); i++) {
      words[at + i] = 0;
    }
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long clock = clockMillis(words, at);
    int size = size(words, at);
    if (clock - time >= window) {
      losses.addLate();
      return size;
    }
    long now = Math.max(clock, time);
    int gone = gone(words, at, clock, size, now);
    if (gone == 0 && size == upTo) {
      if (time <= time(words, at, clock, 0)) {
        return upTo;
      }
      gone = 1;
    }
    drop(words, at, gone, size);
    size -= gone;
    insert(words, at, now, size, time);
    store(words, at, now, size + 1);
    return size + 1L;
  }

  @Override
  long readAt(long[] words, int at, long time) {
    long clock = clockMillis(words, at);
    int size = size(words, at);
    return (long) size - gone(words, at, clock, size, Math.max(clock, time));
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return time - clockMillis(words, at) >= window;
  }

  /** How many of the oldest times have left the window. */
  private int gone(long[] words, int at, long clock, int size, long now) {
    int gone = 0;
    while (gone < size && now - time(words, at, clock, gone) >= window) {
      gone++;
    }
    return gone;
  }

  private void drop(long[] words, int at, int count, int size) {
    if (count == 0) {
      return;
    }
    for (int i = 0; i < size; i++) {
      set(words, at, i, i + count < size ? low(words, at, i + count) : 0);
    }
  }

  /** Puts a time where it belongs among the {@code size} that are there. */
  private static void insert(long[] words, int at, long clock, int size, long time) {
    int place = size;
    while (place > 0 && time(words, at, clock, place - 1) > time) {
      set(words, at, place, low(words, at, place - 1));
      place--;
    }
    set(words, at, place, time);
  }

  private static int size(long[] words, int at) {
    return (int) words[at] & SIZE;
  }

  private static void store(long[] words, int at, long clock, int size) {
    words[at] = (clock << SIZE_BITS) | size;
  }

  private static long time(long[] words, int at, long clock, int index) {
    return clock - ((clock - low(words, at, index)) & LOW);
  }

  private static long low(long[] words, int at, int index) {
    return words[at + 1 + index / 2] >>> (index % 2 * Integer.SIZE) & LOW;
  }

  private static void set(long[] words, int at, int index, long time) {
    int place = at + 1 + index / 2;
    int shift = index % 2 * Integer.SIZE;
    words[place] = (words[place] & ~(LOW << shift)) | ((time & LOW) << shift);
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    long clock = clockMillis(words, at);
    out.writeSigned(clock);
    out.writeByte(size(words, at));
    for (int i = 0; i < size(words, at); i++) {
      out.writeUnsigned(clock - time(words, at, clock, i));
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    long clock = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
    int size = in.readByte();
    in.require(size <= upTo, "there are more times than are kept");
    clear(words, at, clock);
    long older = window - 1;
    for (int i = 0; i < size; i++) {
      older = in.readUpTo(older, "age");
      set(words, at, i, clock - older);
    }
    store(words, at, clock, size);
  }
}
