package dev.bailiff.app.simulate;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** What is still to happen, in order of time; what falls after the end is forgotten. */
final class Agenda {
  private record Entry(long time, long number, Step step) {}

  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparingLong(Entry::time).thenComparingLong(Entry::number);

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(IN_ORDER);
  private final long end;
  private final Consumer<Line> lines;
  private long number;

  /** An agenda up to a time, exclusive, that hands each line to {@code lines} when it is due. */
  Agenda(long end, Consumer<Line> lines) {
    this.end = end;
    this.lines = lines;
  }

  void at(long time, Step step) {
    if (time < end) {
      entries.add(new Entry(time, number++, step));
    }
  }

  /** A request of a client. */
  void at(long time, Client client, Exchange exchange) {
    at(time, new Line(time, client, exchange));
  }

  /** Does what is due next; false if nothing is left. */
  boolean step() {
    Entry next = entries.poll();
    if (next == null) {
      return false;
    }
    next.step.take(next.time, this);
    return true;
  }

  void write(Line line) {
    lines.accept(line);
  }
}
