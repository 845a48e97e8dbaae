package dev.bailiff.app.tail;

import dev.bailiff.app.reader.LineEvents;
import dev.bailiff.core.event.Event;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One open file of a log, which may still be written, under whatever name. */
final class LogFile implements Closeable {
  private final Path log;
  private final FileChannel channel;
  private final @Nullable Object key;
  private @Nullable Head head;
  private @Nullable LineEvents reader;
  private long offset;
  private long seenBytes;
  private Instant lastGrowth;

  private LogFile(Path log, FileChannel channel, @Nullable Object key, Instant now)
      throws IOException {
    this.log = log;
    this.channel = channel;
    this.key = key;
    this.seenBytes = channel.size();
    this.lastGrowth = now;
  }

  static LogFile open(Path log, Instant now) throws IOException {
    while (true) {
      Object before = key(log);
      FileChannel channel = FileChannel.open(log, StandardOpenOption.READ);
      try {
        if (Objects.equals(before, key(log))) {
          return new LogFile(log, channel, before, now);
        }
        channel.close(); // it was renamed at this very moment
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Whether this is still the file that the log's path leads to. */
  boolean isAtPath() throws IOException {
    return Objects.equals(key, key(log));
  }

  /** Whether other bytes are there now than were seen before. */
  boolean isRewritten() throws IOException {
    long size = channel.size();
    boolean isShorter = size < seenBytes;
    seenBytes = size;
    Head known = head;
    return isShorter || (known != null && !Head.of(channel).equals(Optional.of(known)));
  }

  /** What it is known by; null while nothing was read of it. */
  @Nullable Head head() {
    return head;
  }

  Instant lastGrowth() {
    return lastGrowth;
  }

  /** Begins anew with what is in the file now. */
  void beginAgain() {
    head = null;
    reader = null;
    offset = 0;
  }

  /**
   * Finds out what kind of file it is, once its first line is complete.
   *
   * @return whether it is a file that was not met before
   */
  boolean recognise(Following following) throws IOException {
    if (reader != null) {
      return false;
    }
    Optional<Head> found = Head.of(channel);
    if (found.isEmpty()) {
      return false;
    }
    channel.position(0);
    reader = following.reader(Channels.newInputStream(channel));
    if (reader == null) {
      return false;
    }
    head = found.get();
    OptionalLong before = following.offsets().of(found.get());
    offset = before.orElse(0);
    return before.isEmpty();
  }

  /**
   * Reads on and gives the events away; false if there was nothing new.
   *
   * @param isWhole whether nobody writes any more, so that a last line needs no line break
   */
  boolean read(Following following, boolean isWhole, Instant now)
      throws IOException, InterruptedException {
    Head known = head;
    LineEvents lines = reader;
    if (known == null || lines == null) {
      return false;
    }
    LineBlock block = following.block();
    ByteBuffer into = ByteBuffer.wrap(block.bytes());
    while (into.hasRemaining() && channel.read(into, offset + into.position()) > 0) {
      // until there is enough
    }
    block.length(into.position());
    List<Event> events = new ArrayList<>();
    int taken = block.read(lines, known, offset, isWhole, events);
    if (isWhole) {
      lines.finish(events);
    }
    following.give(events);
    offset += taken;
    if (taken > 0) {
      lastGrowth = now;
    }
    following.offsets().set(known, offset);
    return taken > 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
