package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that a reading gave: the events, and the summary. */
record Reading(List<Event> events, ReadSummary summary) {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final ReadOptions OPTIONS = ReadOptions.at(NOW);

  static Reading ofFiles(ReadOptions options, Path... files) {
    List<String> arguments = Arrays.stream(files).map(Path::toString).toList();
    return of(arguments, options, InputStream.nullInputStream());
  }

  static Reading ofFiles(Path... files) {
    return ofFiles(OPTIONS, files);
  }

  /** Reads standard input of this form, one character a byte. */
  static Reading ofText(LogFormat format, String text) {
    return ofBytes(OPTIONS.withFormat(format), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Reading ofText(String text) {
    return ofBytes(OPTIONS, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Reading ofBytes(ReadOptions options, byte[] bytes) {
    return of(List.of("-"), options, new ByteArrayInputStream(bytes));
  }

  static Reading of(List<String> arguments, ReadOptions options, InputStream standardInput) {
    try (LogSources sources = LogSources.find(arguments, options, standardInput)) {
      List<Event> events = new ArrayList<>();
      for (List<Event> batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
        events.addAll(batch);
      }
      return new Reading(events, sources.summary());
    }
  }

  /** The one event of the one line. */
  Event event() {
    if (events.size() != 1) {
      throw new AssertionError("not one event: " + this);
    }
    return events.getFirst();
  }

  /** The value of a field as text, or {@code absent}. */
  static String value(Event event, String path) {
    return event.text(path).orElse("absent");
  }
}
