package dev.bailiff.core.feature;

/**
 * The highest time of a key's events.
 *
 * <p>An update answers with the highest time there was before it, which for an event out of order
 * can be after the event's own; a read, with the highest there is. Either is never (0) if it is a
 * window or more before the time that is asked for, and so is an event at 0 itself.
 */
final class LastCell extends Cell {
  private static final long NONE = Long.MIN_VALUE;

  private final long window;

  LastCell(LastKind kind) {
    super(kind);
    this.window = kind.window().toMillis();
  }

  @Override
  public int words() {
    return 1;
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
    return true;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = NONE;
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long previous = words[at];
    if (previous == NONE) {
      words[at] = time;
      return absent();
    }
    if (previous - time >= window) {
      losses.addLate();
      return previous;
    }
    words[at] = Math.max(previous, time);
    return time - previous >= window ? absent() : previous;
  }

  @Override
  long readAt(long[] words, int at, long time) {
    return isExpiredAt(words, at, time) ? absent() : words[at];
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return time - words[at] >= window;
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    words[at] = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
  }
}
