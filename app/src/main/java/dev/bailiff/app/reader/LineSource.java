package dev.bailiff.app.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of one stream of bytes, each a range of one reused buffer.
 *
 * <p>Memory does not depend on the input: a line longer than the limit is skipped to its end and
 * only counted.
 */
final class LineSource implements Closeable {
  /** What {@link #next} found. */
  enum Step {
    /** A line, in {@code bytes[from, to)} without its line break. */
    LINE,
    /** A line longer than allowed; the range is its beginning. */
    TOO_LONG,
    /** No complete line is at hand and reading was not allowed. */
    PAUSE,
    /** There are no more lines. */
    END
  }

  private static final int BLOCK = 256 * 1024;

  private final InputStream input;
  private int maxLineBytes = Integer.MAX_VALUE / 4;
  private byte[] bytes = new byte[BLOCK];
  private int from;
  private int to;
  private long number;
  private int next;
  private int limit;
  private boolean ended;

  LineSource(InputStream input) {
    this.input = input;
  }

  /** Sets how long lines may be; to be called before any is read for good. */
  void limit(int lineBytes) {
    maxLineBytes = lineBytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The number of the current line, from 1. */
  long number() {
    return number;
  }

  /** Goes on to the next line. */
  Step next(boolean mayRead) throws IOException {
    int scanned = next;
    while (true) {
      int end = Scan.indexOf(bytes, scanned, limit, '\n');
      if (end >= 0) {
        return line(end, end + 1);
      }
      if (ended) {
        return next == limit ? Step.END : line(limit, limit);
      }
      if (!mayRead) {
        return Step.PAUSE;
      }
      if (limit - next > maxLineBytes) {
        return skip();
      }
      int kept = limit - next;
      refill();
      scanned = next + kept;
    }
  }

  /**
   * Reads once into the free part of the buffer, and goes back to the first line; only before
   * anything was dropped.
   */
  boolean fillAndRewind() throws IOException {
    int before = limit;
    if (!ended && limit < bytes.length) {
      read();
    }
    rewind();
    return limit > before;
  }

  /** Goes back to the first line; only before anything was dropped. */
  void rewind() {
    next = 0;
    number = 0;
  }

  /** The bytes at hand, from the next line on. */
  byte[] atHand() {
    return Arrays.copyOfRange(bytes, next, limit);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private Step line(int end, int after) {
    from = number == 0 && startsWithMark(end) ? next + 3 : next;
    to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    next = after;
    number++;
    return to - from > maxLineBytes ? Step.TOO_LONG : Step.LINE;
  }

  /** Whether the line at hand begins with a byte order mark of UTF-8. */
  private boolean startsWithMark(int end) {
    return end - next >= 3
        && (bytes[next] & 0xff) == 0xef
        && (bytes[next + 1] & 0xff) == 0xbb
        && (bytes[next + 2] & 0xff) == 0xbf;
  }

  private Step skip() throws IOException {
    number++;
    byte[] beginning = Arrays.copyOfRange(bytes, next, next + Excerpt.MAX_BYTES);
    int end = -1;
    while (end < 0 && !ended) {
      next = limit;
      refill();
      end = Scan.indexOf(bytes, next, limit, '\n');
    }
    next = end < 0 ? limit : end + 1;
    int room = Math.min(next, beginning.length);
    System.arraycopy(beginning, 0, bytes, 0, room);
    from = 0;
    to = room;
    return Step.TOO_LONG;
  }

  private void refill() throws IOException {
    int kept = limit - next;
    System.arraycopy(bytes, next, bytes, 0, kept);
    next = 0;
    limit = kept;
    if (limit == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    read();
  }

  private void read() throws IOException {
    int got = input.read(bytes, limit, bytes.length - limit);
    if (got < 0) {
      ended = true;
    } else {
      limit += got;
    }
  }
}
