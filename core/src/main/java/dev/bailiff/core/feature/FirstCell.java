package dev.bailiff.core.feature;

/**
 * The first and the latest time of a key's current run of events, in which no two neighbours are a
 * window apart.
 *
 * <p>An event a window or more after the latest begins a new run. One that comes out of order joins
 * the run if it is less than a window older than the latest, and is late otherwise.
 */
final class FirstCell extends Cell {
  private final long window;

  FirstCell(FirstKind kind) {
    super(kind);
    this.window = kind.window().toMillis();
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
    return window;
  }

  @Override
  public boolean ignoresArgument() {
    return true;
  }

  @Override
  void clear(long[] words, int at, long time) {
    words[at] = time;
    words[at + 1] = time;
  }

  @Override
  long updateAt(long[] words, int at, long time, long argument, Losses losses) {
    long ahead = time - words[at];
    if (ahead >= window) {
      clear(words, at, time);
    } else if (ahead <= -window) {
      losses.addLate();
    } else {
      words[at] = Math.max(words[at], time);
      words[at + 1] = Math.min(words[at + 1], time);
    }
    return words[at + 1];
  }

  @Override
  long readAt(long[] words, int at, long time) {
    return isExpiredAt(words, at, time) ? absent() : words[at + 1];
  }

  @Override
  boolean isExpiredAt(long[] words, int at, long time) {
    return time - words[at] >= window;
  }

  @Override
  void write(long[] words, int at, CellWriter out) {
    out.writeSigned(words[at]);
    out.writeUnsigned(words[at] - words[at + 1]);
  }

  @Override
  void read(CellReader in, long[] words, int at) throws CellFormatException {
    words[at] = in.readBetween(EventTimes.FIRST, EventTimes.LAST, "time");
    words[at + 1] = words[at] - in.readUpTo(words[at] - EventTimes.FIRST, "length of time");
  }
}
