package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.util.List;

/**
 * Reads the lines of one log in order; it may remember what earlier lines said. Not for several
 * threads.
 */
interface LineParser {
  /** The answer for a line that has the form of the format, whether or not it holds an event. */
  String FINE = "";

  /** A time that is not known. */
  long NO_TIME = Long.MIN_VALUE;

  /**
   * Adds the events of the line in {@code bytes[from, to)}; says what is wrong with it, or {@link
   * #FINE}.
   */
  String parse(byte[] bytes, int from, int to, long line, List<Event> events);

  /** Adds what was held back until more lines had been seen. */
  default void finish(List<Event> events) {}

  /** The time stamped on the latest line that had one, in milliseconds, or {@link #NO_TIME}. */
  long lastTime();
}
