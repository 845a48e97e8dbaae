package dev.bailiff.app.journal;

import dev.bailiff.app.journal.Segment.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of the journal, where one thread writes.
 *
 * <p>After a method has thrown, only {@link #cut}, {@link #restore} and {@link #close} may follow
 * until {@link #restore} has returned. Whatever fails, {@code current.extent()} tells what has been
 * acknowledged: it grows after the force, and never shrinks.
 */
final class Tail implements Closeable {
  /** A file grows by at least this much, so that most forces write no more than the records. */
  private static final int ROOM_BYTES = 1 << 20;

  /** What a disk must take before it is trusted again: about two groups under load, with room. */
  private static final int PROBE_BYTES = 2 << 20;

  private static final String PROBE = "probe";

  private final JournalFolder folder;
  private final InstantSource time;
  private final long segmentBytes;
  private final Segments segments;
  private final SecureRandom salts = new SecureRandom();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM_BYTES);

  private @Nullable JournalFile file;
  private Segment current;

  /** Where the next byte goes. */
  private long position;

  /** How far the file reaches. */
  private long size;

  Tail(JournalFolder folder, InstantSource time, long segmentBytes, Recovered recovered)
      throws IOException {
    this.folder = folder;
    this.time = time;
    this.segmentBytes = segmentBytes;
    this.segments = recovered.segments();
    folder.delete(PROBE);
    if (segments.isEmpty()) {
      current = begin(recovered.next());
    } else {
      current = segments.last();
      goOn();
    }
  }

  /** How many more bytes the segment takes before it is full. */
  long room() {
    return segmentBytes - current.extent().end();
  }

  /** Writes and forces all of them; returns the number of the first record. */
  long write(List<Batch> group) throws IOException {
    long first = Batch.bytes(group) > room() ? roll() : current.extent().next();
    long next = first;
    position = current.extent().end();
    buffer.clear();
    for (Batch batch : group) {
      int following = batch.entries().size();
      for (Entry entry : batch.entries()) {
        following--;
        put(entry, next, Math.toIntExact(next - first), following);
        next++;
      }
    }
    flush();
    takeRoom();
    open().force();
    current.grow(new Extent(position, next));
    return first;
  }

  /** Begins a new segment unless the last one is empty; returns the number of its first record. */
  long roll() throws IOException {
    if (!current.isEmpty()) {
      close();
      current = begin(current.extent().next());
    }
    return current.extent().next();
  }

  /** Removes what was written but not acknowledged, if the disk lets it. */
  void cut() throws IOException {
    try (JournalFile failed = file) {
      file = null;
      if (failed != null) {
        failed.truncate(current.extent().end());
        failed.force();
      }
    }
  }

  /** Goes on after a failure if the disk can be trusted again. */
  void restore() throws IOException {
    probe();
    Extent acknowledged = current.extent();
    String path = folder.pathOf(current.name());
    if (!current.isEmpty()) {
      folder.delete(Segment.nameOf(acknowledged.next()));
    }
    try (JournalFile distrusted = folder.open(current.name())) {
      distrusted.truncate(acknowledged.end());
      distrusted.force();
      var check = new SegmentCheck(distrusted, path, current.header());
      Extent found = check.whole();
      if (!found.equals(acknowledged)) {
        throw new JournalDamagedException(
            path, found.end(), "record " + found.next() + " had been acknowledged");
      }
    }
    if (current.isEmpty()) {
      goOn();
    } else {
      current = begin(acknowledged.next());
    }
  }

  @Override
  public void close() throws IOException {
    try (JournalFile closing = file) {
      file = null;
      if (closing != null) {
        closing.truncate(current.extent().end());
      }
    }
  }

  private void put(Entry entry, long sequence, int group, int following) throws IOException {
    byte[] payload = entry.payload();
    if (buffer.remaining() < RecordHead.BYTES) {
      flush();
    }
    int checksum = RecordHead.checksumOf(payload);
    new RecordHead(payload.length, checksum, sequence, group, following, entry.kind())
        .encode(current.header().salt(), buffer);
    for (int done = 0; done < payload.length; ) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(buffer.remaining(), payload.length - done);
      buffer.put(payload, done, part);
      done += part;
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    int bytes = buffer.remaining();
    open().writeFully(buffer, position);
    position += bytes;
    buffer.clear();
  }

  /** Fills the file up with zeros if the records have outgrown it; a full disk may say no. */
  private void takeRoom() {
    if (position <= size) {
      return;
    }
    int room = Math.clamp(segmentBytes - position, 0, ROOM_BYTES);
    try {
      writeZeros(open(), position, room);
      size = position + room;
    } catch (IOException e) {
      size = position; // the records themselves are written; whether well, the force will tell
    }
  }

  private static void writeZeros(JournalFile file, long offset, int count) throws IOException {
    file.writeFully(ByteBuffer.allocate(count), offset);
  }

  private Segment begin(long first) throws IOException {
    var header = new SegmentHeader(first, time.instant().toEpochMilli(), salts.nextInt());
    JournalFile created = folder.create(Segment.nameOf(first));
    try {
      created.writeFully(header.encode(), 0);
      created.force();
      folder.force();
    } catch (IOException e) {
      created.close();
      throw e;
    }
    file = created;
    size = SegmentHeader.BYTES;
    Segment segment = new Segment(header, new Extent(SegmentHeader.BYTES, first));
    segments.add(segment);
    return segment;
  }

  private void goOn() throws IOException {
    file = folder.open(current.name());
    size = current.extent().end();
  }

  private void probe() throws IOException {
    folder.delete(PROBE);
    try (JournalFile probe = folder.create(PROBE)) {
      writeZeros(probe, 0, PROBE_BYTES);
      probe.force();
    } finally {
      folder.delete(PROBE);
    }
  }

  private JournalFile open() throws IOException {
    if (file == null) {
      throw new IOException("journal file `" + current.name() + "` is not open");
    }
    return file;
  }
}
