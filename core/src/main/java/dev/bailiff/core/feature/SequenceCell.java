package dev.bailiff.core.feature;

/**
 * For each step, the latest start of a chain of events that reached it: word {@code k} for step
 * {@code k}; word 0 is the clock.
 *
 * <pre>
 *   start(1) = t                             when the event at t matches step 1
 *   start(k) = max(start(k), start(k - 1))   when it matches step k, with start(k - 1) from before
 *   value    = the largest k with  max(t, clock) - start(k) &lt; window
 * </pre>
 *
 * One event takes a chain one step on, so it never counts twice. Of all chains that reached a step
 * the one that started last stays in the window longest, so for events in order the value is exact.
 * Events out of order are taken in the order they come, but never continue a chain that started
 * after them.
 */
final class SequenceCell extends Cell {
  private static final long NONE = Long.MIN_VALUE;

  private final long window;
  private final int steps;

  SequenceCell(SequenceKind kind) {
    super(kind);
    this.window = kind.window().toMillis();
    this.steps = kind.steps();
  }

  @Override
  public int words() {
    return 1 + steps;
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
  public boolean starts(long argument) {
    return (argument & 1) != 0;
  }

  @Override
  public boolean ignoresArgument() {
    return false;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = time;
    for (int k = 1; k <= steps; k++) {
      words[at + k] = NONE;
    }
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    if (words[at] - time >= window) {
      losses.addLate();
      return readAt(words, at, time);
    }
    for (int k = steps; k > 1; k--) {
      if ((argument >>> (k - 1) & 1) != 0 && words[at + k - 1] <= time) {
        words[at + k] = Math.max(words[at + k], words[at + k - 1]);
      }
    }
    if (starts(argument)) {
      words[at + 1] = Math.max(words[at + 1], time);
    }
    words[at] = Math.max(words[at], time);
    return readAt(words, at, time);
  }

  @Override
  long readAt(long[] words, int at, long time) {
    long now = Math.max(words[at], time);
    int k = steps;
    while (k > 0 && !isWithinWindow(words[at + k], now)) {
      k--;
    }
    return k;
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return !isWithinWindow(words[at + 1], Math.max(words[at], time));
  }

  private boolean isWithinWindow(long start, long now) {
    return start != NONE && now - start < window;
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    for (int k = 1; k <= steps; k++) {
      out.writeUnsigned(words[at + k] == NONE ? 0 : words[at] - words[at + k] + 1);
    }
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    long clock = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
    words[at] = clock;
    for (int k = 1; k <= steps; k++) {
      long age = in.readUpTo(clock - EventTimes.FIRST + 1, "age");
      words[at + k] = age == 0 ? NONE : clock - age + 1;
      in.require(
          k == 1 || words[at + k] <= words[at + k - 1], "a step was reached before the one before");
    }
  }
}
