package dev.bailiff.app.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far each file of one log was read, kept in a file of lines {@code head offset}, oldest first;
 * for one thread.
 */
final class Offsets {
  /** Rotated files further back than this are no longer written to or asked for. */
  private static final int MOST = 16;

  private final Path file;
  private final Map<Head, Long> offsets = new LinkedHashMap<>();
  private boolean isChanged;

  private Offsets(Path file) {
    this.file = file;
  }

  /** What was written down last; nothing if there is no such file. */
  static Offsets open(Path file) throws IOException {
    Offsets offsets = new Offsets(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9a-f]{24}") || !parts[1].matches("\\d+")) {
          throw new IOException(file + " is not a list of offsets; it has the line `" + line + "`");
        }
        offsets.offsets.put(new Head(parts[0]), Long.parseLong(parts[1]));
      }
    }
    return offsets;
  }

  OptionalLong of(Head head) {
    Long offset = offsets.get(head);
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  boolean isEmpty() {
    return offsets.isEmpty();
  }

  /** Notes that a file was read to here; a file not met before is the newest. */
  void set(Head head, long offset) {
    Long before = offsets.put(head, offset);
    isChanged |= before == null || before != offset;
    if (offsets.size() > MOST) {
      offsets.remove(offsets.keySet().iterator().next());
    }
  }

  /** Writes down what changed; on return it is on the disk. */
  void save() throws IOException {
    if (!isChanged) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    offsets.forEach(
        (head, offset) -> lines.append(head.hash()).append(' ').append(offset).append('\n'));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, ATOMIC_MOVE);
    Path folder = file.toAbsolutePath().getParent();
    for (Path directory : folder == null ? List.<Path>of() : List.of(folder)) {
      try (FileChannel channel = FileChannel.open(directory, READ)) {
        channel.force(true);
      }
    }
    isChanged = false;
  }
}
