package dev.bailiff.app.tail;

import dev.bailiff.app.reader.LineEvents;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.core.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all files of one followed log share. */
final class Following {
  /** Enough to recognise what is wrong. */
  private static final int NOTED = 20;

  private final Path log;
  private final ReadOptions options;
  private final Offsets offsets;
  private final EventSink sink;
  private final LineBlock block = new LineBlock();
  private final Map<Path, String> unread = new LinkedHashMap<>();
  private long events;
  private volatile boolean isUnknown;

  Following(Path log, ReadOptions options, Offsets offsets, EventSink sink) {
    this.log = log;
    this.options = options;
    this.offsets = offsets;
    this.sink = sink;
  }

  Offsets offsets() {
    return offsets;
  }

  LineBlock block() {
    return block;
  }

  /** What reads a file that begins with these bytes; null if its format is not known. */
  @Nullable LineEvents reader(InputStream beginning) throws IOException {
    List<byte[]> lines = FirstLines.of(beginning);
    Instant written = options.now();
    LineEvents reader = LineEvents.of(log.toString(), written, options, lines).orElse(null);
    isUnknown = reader == null;
    return reader;
  }

  void give(List<Event> found) throws InterruptedException {
    if (!found.isEmpty()) {
      sink.accept(found);
      events += found.size();
    }
  }

  /** Notes a file that was rotated away and could not be read to its end. */
  void notRead(Path file, IOException cause) {
    if (unread.size() < NOTED) {
      unread.put(file, String.valueOf(cause.getMessage()));
    }
  }

  Map<Path, String> unread() {
    return Collections.unmodifiableMap(unread);
  }

  long events() {
    return events;
  }

  /** Whether the file looked at last has no format that is known. */
  boolean isUnknown() {
    return isUnknown;
  }
}
