package dev.bailiff.app.simulate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/** The log of a day as bytes, made while they are read. */
final class DayStream extends InputStream {
  private final Day.Play play;
  private final Queue<LabelledLine> due = new ArrayDeque<>();
  private final Queue<LabelledLine> given = new ArrayDeque<>();
  private byte[] bytes = {};
  private int next;

  DayStream(Day day) {
    this.play = day.play(due::add);
  }

  /** The lines that were read, the oldest first; what is taken from here is forgotten. */
  Queue<LabelledLine> given() {
    return given;
  }

  @Override
  public int read() {
    return fill() ? bytes[next++] : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int copied = 0;
    while (copied < length && fill()) {
      int part = Math.min(length - copied, bytes.length - next);
      System.arraycopy(bytes, next, into, offset + copied, part);
      next += part;
      copied += part;
    }
    return copied == 0 && length > 0 ? -1 : copied;
  }

  private boolean fill() {
    while (next == bytes.length) {
      LabelledLine line = due.poll();
      if (line != null) {
        given.add(line);
        bytes = (line.text() + "\n").getBytes(US_ASCII);
        next = 0;
      } else if (!play.goesOn()) {
        return false;
      }
    }
    return true;
  }
}
