package dev.bailiff.app.simulate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A stretch of traffic that follows from a seed alone.
 *
 * @param seed what all chance comes from
 * @param start when it begins
 * @param length how long it lasts
 * @param lines about how many lines it has; each kind of client takes part, so not below a few
 *     thousand
 */
public record Day(long seed, Instant start, Duration length, long lines) {
  public Day {
    requireNonNull(start, "start");
    requireNonNull(length, "length");
    if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(Duration.ofDays(31)) > 0) {
      throw new IllegalArgumentException("length must be a second to 31 days: " + length);
    }
    if (lines < 1 || lines > 1_000_000_000) {
      throw new IllegalArgumentException("lines must be 1 to 1,000,000,000: " + lines);
    }
  }

  /** Hands over all lines in order of time; memory grows with the number of clients. */
  public void write(Consumer<LabelledLine> out) {
    Play play = play(out);
    while (play.goesOn()) {
      // all that matters is written on the way
    }
  }

  /** The same, step by step. */
  Play play(Consumer<LabelledLine> out) {
    LineWriter writer = new LineWriter(out);
    Agenda agenda = new Agenda(end(), writer);
    Cast cast = new Cast(this, agenda);
    Programs.enter(cast);
    Offenders.enter(cast);
    People.enter(cast);
    return agenda::step;
  }

  long begin() {
    return start.toEpochMilli();
  }

  long end() {
    return start.plus(length).toEpochMilli();
  }

  double hours() {
    return length.toMillis() / 3_600_000.0;
  }

  /** A day that takes place. */
  interface Play {
    /** Lets the next thing happen; false at the end. */
    boolean goesOn();
  }
}
