package dev.bailiff.app.tail;

import dev.bailiff.app.reader.LineEvents;
import dev.bailiff.core.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files that a log was before, packed or not, as far as they have not been read. */
final class Rotated {
  private final Path log;
  private final Following following;

  Rotated(Path log, Following following) {
    this.log = log;
    this.following = following;
  }

  /**
   * Reads on where reading ended, and all files since then.
   *
   * @param open the files that are open, and are read on anyway
   */
  void catchUp(Set<Head> open) throws IOException, InterruptedException {
    boolean isSince = false;
    for (Path file : oldestFirst()) {
      Optional<Head> head = head(file);
      if (head.isPresent() && (isSince || following.offsets().of(head.get()).isPresent())) {
        isSince = true;
        if (!open.contains(head.get())) {
          read(file, head.get());
        }
      }
    }
  }

  private List<Path> oldestFirst() throws IOException {
    Path folder = log.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    Path whole = log.toAbsolutePath();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> LineEvents.isRotated(file, whole))
          .sorted(Comparator.comparingLong(LineEvents::age).reversed())
          .toList();
    }
  }

  /** Empty if the file is gone, or being packed at this moment. */
  private static Optional<Head> head(Path file) {
    try {
      return Head.of(file);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A packed file may not be complete yet; its unpacked twin is then read. */
  private void read(Path file, Head head) throws InterruptedException {
    try {
      LineEvents reader;
      try (InputStream in = LineEvents.unpacked(file)) {
        reader = following.reader(in);
      }
      long offset = following.offsets().of(head).orElse(0);
      try (InputStream in = LineEvents.unpacked(file)) {
        in.skipNBytes(offset);
        if (reader != null) {
          read(in, reader, head, offset);
        }
      }
    } catch (IOException unreadable) {
      following.notRead(file, unreadable);
    }
  }

  private void read(InputStream in, LineEvents reader, Head head, long from)
      throws IOException, InterruptedException {
    LineBlock block = following.block();
    byte[] bytes = block.bytes();
    long offset = from;
    int kept = 0;
    boolean isWhole = false;
    while (!isWhole) {
      int got = in.readNBytes(bytes, kept, bytes.length - kept);
      isWhole = kept + got < bytes.length;
      block.length(kept + got);
      List<Event> events = new ArrayList<>();
      int taken = block.read(reader, head, offset, isWhole, events);
      if (isWhole) {
        reader.finish(events);
      }
      following.give(events);
      offset += taken;
      kept = block.length() - taken;
      System.arraycopy(bytes, taken, bytes, 0, kept);
      following.offsets().set(head, offset);
    }
  }
}
