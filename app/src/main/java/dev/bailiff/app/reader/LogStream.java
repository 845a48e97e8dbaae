package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The events of one log: those of all files of a rotated set, one file after the other. */
final class LogStream implements Closeable {
  /**
   * Which of several streams goes on: the one with the earliest event, among equals the one named
   * first.
   */
  static final Comparator<LogStream> BY_TIME =
      Comparator.comparingLong(LogStream::time).thenComparingInt(LogStream::place);

  /** What all streams of one run share. */
  record Shared(
      ReadOptions options, TextTables tables, AtomicLong bytesRead, List<InputProblem> problems) {}

  private final int place;
  private final int batchSize;
  private final Shared shared;
  private final Iterator<LogFile> files;
  private final List<FileReading> readings;
  private @Nullable FileReading current;
  private List<Event> batch = List.of();
  private int next;
  private long time;
  private boolean opened;
  private final String name;

  /**
   * A stream that opens its first file when it is first asked for events.
   *
   * @param readings where each file that is opened is noted
   */
  LogStream(
      int place, List<LogFile> files, int batchSize, Shared shared, List<FileReading> readings) {
    this.place = place;
    this.batchSize = batchSize;
    this.shared = shared;
    this.files = files.iterator();
    this.readings = readings;
    this.time = files.getFirst().firstTime();
    this.name = files.getFirst().input().name();
  }

  int place() {
    return place;
  }

  /** The time of its next event; before the first file is opened, what its first lines say. */
  long time() {
    return time;
  }

  /** The name of its first file. */
  String name() {
    return name;
  }

  /** Whether events were asked for before. */
  boolean isOpened() {
    return opened;
  }

  /** Reads on if nothing is at hand; false at the end of the last file. */
  boolean hasEvents() {
    opened = true;
    while (next == batch.size()) {
      if (current == null && !openNext()) {
        return false;
      }
      read();
    }
    time = batch.get(next).timeMillis();
    return true;
  }

  /** All events at hand. */
  List<Event> takeBatch() {
    List<Event> taken = next == 0 ? batch : new ArrayList<>(batch.subList(next, batch.size()));
    next = batch.size();
    return taken;
  }

  /**
   * Moves events at hand up to the first that another stream should go before, or until there are
   * enough.
   */
  void takeBefore(LogStream other, List<Event> into, int enough) {
    while (next < batch.size() && into.size() < enough && BY_TIME.compare(this, other) < 0) {
      into.add(batch.get(next++));
      if (next < batch.size()) {
        time = batch.get(next).timeMillis();
      }
    }
  }

  @Override
  public void close() {
    FileReading reading = current;
    current = null;
    if (reading != null) {
      try {
        reading.close();
      } catch (IOException ignored) {
        // it was read to its end, or given up
      }
    }
  }

  private void read() {
    batch = new ArrayList<>(batchSize);
    next = 0;
    FileReading reading = current;
    if (reading != null && !reading.fill(batch, batchSize)) {
      close();
    }
  }

  private boolean openNext() {
    while (files.hasNext()) {
      LogFile file = files.next();
      Input input = file.input();
      try {
        OpenInput open = file.open(shared.bytesRead(), shared.options());
        LineParser parser =
            file.format()
                .parser(
                    new ParserSetup(
                        input.name(), input.written(), shared.options(), shared.tables()));
        FileReading reading = new FileReading(file, open, parser, shared.problems());
        readings.add(reading);
        current = reading;
        return true;
      } catch (IOException failure) {
        shared
            .problems()
            .add(InputProblem.error(input.name(), "cannot be read: " + failure.getMessage()));
      }
    }
    return false;
  }
}
