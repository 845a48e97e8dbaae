package dev.bailiff.app.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.core.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A log that a test writes, rotates and follows; each line asks for a path of its own. */
final class FollowedLog implements AutoCloseable {
  private static final int KEPT = 6;

  private final Path folder;
  private final Path log;
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private LogTail tail;
  private int written;
  private String unfinished = "";

  /** The paths of all events that came, in their order. */
  final List<String> paths = new ArrayList<>();

  /** The path by the id of each event. */
  final Map<String, String> byId = new TreeMap<>();

  FollowedLog(Path folder) throws IOException {
    this.folder = folder;
    this.log = folder.resolve("access.log");
    this.tail = open();
  }

  void write(int lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(nextLine());
    }
    append(log, text.toString());
  }

  /** Writes the first part of a line, or the rest of it. */
  void writePart() throws IOException {
    if (unfinished.isEmpty()) {
      String line = nextLine();
      append(log, line.substring(0, 30));
      unfinished = line.substring(30);
    } else {
      finishLine();
    }
  }

  void finishLine() throws IOException {
    append(log, unfinished);
    unfinished = "";
  }

  /** Writes a line to the file that was renamed last, as a server does that was not told yet. */
  void writeLate() throws IOException {
    append(log(1), nextLine());
  }

  /** Renames; the next line makes a new file. */
  void rename() throws IOException {
    finishLine();
    shift();
    if (Files.exists(log)) {
      Files.move(log, log(1));
    }
  }

  void copyAndEmpty() throws IOException {
    finishLine();
    shift();
    if (Files.exists(log)) {
      Files.copy(log, log(1));
      Files.write(log, new byte[0]);
    }
  }

  /** Packs a rotated file. */
  void pack(int age) throws IOException {
    if (Files.exists(log(age))) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed(age)))) {
        Files.copy(log(age), out);
      }
      Files.delete(log(age));
    }
  }

  void poll() throws Exception {
    boolean isBusy = true;
    while (isBusy) {
      isBusy = tail.poll(now);
    }
  }

  void pass(java.time.Duration time) {
    now = now.plus(time);
  }

  void save() throws IOException {
    tail.save();
  }

  void stop() throws IOException {
    tail.close();
  }

  void start() throws IOException {
    tail = open();
  }

  /** Stops without a chance to write down how far it was read. */
  void crash() throws IOException {
    tail = open();
  }

  int written() {
    return written;
  }

  LogTail tail() {
    return tail;
  }

  Path path() {
    return log;
  }

  @Override
  public void close() throws IOException {
    tail.close();
  }

  private LogTail open() throws IOException {
    ReadOptions options = ReadOptions.at(now);
    return LogTail.open(log, folder.resolve("offsets"), options, this::take);
  }

  private void take(List<Event> events) {
    for (Event event : events) {
      String path = event.text(event.type().require("event.path"));
      paths.add(path);
      String before = byId.put(event.id(), path);
      if (before != null && !before.equals(path)) {
        throw new AssertionError(event.id() + " is " + before + " and " + path);
      }
    }
  }

  private String nextLine() {
    return "192.0.2.1 - - [23/Nov/2026:10:00:00 +0000] \"GET /%d HTTP/1.1\" 200 1 \"-\" \"a\"%n"
        .formatted(written++);
  }

  private void shift() throws IOException {
    for (int age = KEPT; age >= 1; age--) {
      if (Files.exists(log(age))) {
        Files.move(log(age), log(age + 1), StandardCopyOption.REPLACE_EXISTING);
      }
      if (Files.exists(packed(age))) {
        Files.move(packed(age), packed(age + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path log(int age) {
    return folder.resolve("access.log." + age);
  }

  private Path packed(int age) {
    return folder.resolve("access.log." + age + ".gz");
  }

  private static void append(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8), CREATE, APPEND);
  }
}
