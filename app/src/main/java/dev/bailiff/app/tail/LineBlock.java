package dev.bailiff.app.tail;

import dev.bailiff.app.reader.LineEvents;
import dev.bailiff.core.event.Event;
import java.util.List;

/** Bytes of a file from some offset on, cut into lines. */
final class LineBlock {
  /** Longer lines are skipped; the longest that any format allows is shorter. */
  static final int BYTES = 4 << 20;

  private final byte[] bytes = new byte[BYTES];
  private int length;
  private long malformed;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void length(int filled) {
    length = filled;
  }

  /** How many lines could not be read so far. */
  long malformed() {
    return malformed;
  }

  /**
   * Adds the events of all whole lines; returns how many bytes these take.
   *
   * @param offset where in the file the bytes begin
   * @param isWhole whether nothing more will come, so that the last line needs no line break
   */
  int read(LineEvents reader, Head head, long offset, boolean isWhole, List<Event> events) {
    int from = 0;
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        line(reader, from, at, head.position(offset + from), events);
        from = at + 1;
      }
    }
    if (isWhole && from < length) {
      line(reader, from, length, head.position(offset + from), events);
      from = length;
    }
    if (from == 0 && length == BYTES) {
      malformed++;
      return length;
    }
    return from;
  }

  private void line(LineEvents reader, int from, int to, long position, List<Event> events) {
    if (!reader.read(bytes, from, to, position, events).isEmpty()) {
      malformed++;
    }
  }
}
