package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Turns the lines of a log that is still being written into events; for one thread. */
public final class LineEvents {
  /** So many lines from the beginning of a log tell its format. */
  public static final int TELLING_LINES = FormatFinder.LINES;

  private final LogFormat format;
  private final LineParser parser;
  private final int maxLineBytes;

  private LineEvents(LogFormat format, ParserSetup setup) {
    this.format = format;
    this.parser = format.parser(setup);
    this.maxLineBytes = format.maxLineBytes(setup.options());
  }

  /**
   * What reads a log, if its first lines have a format.
   *
   * @param source the name that its events bear as their source
   * @param written when it was last written, which tells the year of stamps without one
   */
  public static Optional<LineEvents> of(
      String source, Instant written, ReadOptions options, List<byte[]> firstLines) {
    ParserSetup setup = new ParserSetup(source, written, options, new TextTables());
    FormatFinder.Trial best = FormatFinder.best(setup, firstLines);
    return best.score() > 0 || options.isFormatChosen()
        ? Optional.of(new LineEvents(best.format(), setup))
        : Optional.empty();
  }

  /** Opens a file, and unpacks it if it is packed. */
  public static InputStream unpacked(Path file) throws IOException {
    InputStream opened = Files.newInputStream(file);
    try {
      RawInput raw = new RawInput(opened, new AtomicLong());
      return Compression.of(raw).unpack(raw);
    } catch (IOException | RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /** Whether a file's name says that it is this log as it was before a rotation. */
  public static boolean isRotated(Path file, Path log) {
    Rotation rotation = Rotation.of(file.toString());
    return rotation.age() != 0 && rotation.set().equals(Rotation.of(log.toString()).set());
  }

  /** Places rotated files of one log: the greater, the older. */
  public static long age(Path file) {
    return Rotation.of(file.toString()).age();
  }

  /**
   * Adds the events of the line in {@code bytes[from, to)}, which ends before its line break; says
   * what is wrong with it, or nothing.
   *
   * @param position names the line among all that the source ever has
   */
  public String read(byte[] bytes, int from, int to, long position, List<Event> events) {
    int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    return end - from > maxLineBytes
        ? "the line is too long"
        : parser.parse(bytes, from, end, position, events);
  }

  /** Adds what was held back until more lines had been seen. */
  public void finish(List<Event> events) {
    parser.finish(events);
  }

  public LogFormat format() {
    return format;
  }
}
