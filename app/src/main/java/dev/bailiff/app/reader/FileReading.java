package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The reading of one file: its events so far, and what was wrong with its lines. */
final class FileReading implements Closeable {
  /** Enough to recognise what is wrong; the rest is only counted. */
  private static final int SAMPLES = 5;

  private final LogFile file;
  private final OpenInput open;
  private final LineParser parser;
  private final List<InputProblem> problems;
  private final List<MalformedLine> samples = new ArrayList<>();
  private long events;
  private long silent;
  private long malformed;

  FileReading(LogFile file, OpenInput open, LineParser parser, List<InputProblem> problems) {
    this.file = file;
    this.open = open;
    this.parser = parser;
    this.problems = problems;
  }

  /**
   * Adds events until there are enough or reading would keep those at hand waiting; false at the
   * end of the file.
   */
  boolean fill(List<Event> batch, int enough) {
    try {
      return read(batch, enough);
    } catch (IOException failure) {
      problems.add(InputProblem.error(file.input().name(), open.explain(failure)));
      finish(batch);
      return false;
    }
  }

  FileSummary summary() {
    return new FileSummary(
        file.input().name(),
        file.format(),
        open.lines().number(),
        events,
        silent,
        malformed,
        samples);
  }

  @Override
  public void close() throws IOException {
    open.close();
  }

  private boolean read(List<Event> batch, int enough) throws IOException {
    LineSource lines = open.lines();
    while (batch.size() < enough) {
      switch (lines.next(batch.isEmpty())) {
        case LINE -> line(lines, batch);
        case TOO_LONG -> malformed(lines, "the line is too long");
        case PAUSE -> {
          return true;
        }
        case END -> {
          finish(batch);
          return false;
        }
      }
    }
    return true;
  }

  private void line(LineSource lines, List<Event> batch) {
    int before = batch.size();
    String fault = parser.parse(lines.bytes(), lines.from(), lines.to(), lines.number(), batch);
    int made = batch.size() - before;
    events += made;
    if (!fault.isEmpty()) {
      malformed(lines, fault);
    } else if (made == 0) {
      silent++;
    }
  }

  private void malformed(LineSource lines, String reason) {
    malformed++;
    if (samples.size() < SAMPLES) {
      String excerpt = Excerpt.of(lines.bytes(), lines.from(), lines.to());
      samples.add(new MalformedLine(file.input().name(), lines.number(), reason, excerpt));
    }
  }

  private void finish(List<Event> batch) {
    int before = batch.size();
    parser.finish(batch);
    events += batch.size() - before;
  }
}
