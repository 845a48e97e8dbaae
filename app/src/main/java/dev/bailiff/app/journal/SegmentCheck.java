package dev.bailiff.app.journal;

import dev.bailiff.app.journal.Segment.Extent;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a whole segment, to find where what counts of it ends. */
final class SegmentCheck {
  private static final int WINDOW_BYTES = 1 << 20;

  private final JournalFile file;
  private final String path;
  private final SegmentHeader header;

  private Extent whole;

  /** Where the last that was written to be forced begins: a group of records, or the header. */
  private long lastForced;

  SegmentCheck(JournalFile file, String path, SegmentHeader header) {
    this.file = file;
    this.path = path;
    this.header = header;
    this.whole = new Extent(SegmentHeader.BYTES, header.first());
  }

  /** The whole batches with which the segment begins. */
  Extent whole() throws IOException {
    long size = file.size();
    RecordScan scan = new RecordScan(file, header);
    for (RecordHead head = scan.next(size); head != null; head = scan.next(size)) {
      if (head.group() == 0) {
        lastForced = scan.offset() - RecordHead.BYTES - head.length();
      }
      if (head.following() == 0) {
        whole = new Extent(scan.offset(), scan.sequence());
      }
    }
    rejectIfAcknowledged(scan.offset(), scan.sequence(), size);
    return whole;
  }

  /** Cuts the file to the whole batches, and returns when they are on the disk. */
  void keepWhole() throws IOException {
    file.truncate(whole.end());
    // The last group, or the header, may never have been forced. A force that failed has made the
    // operating system
    // forget that it has yet to be written, so that only writing it again brings it to the disk.
    ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
    for (long at = lastForced; at < whole.end(); at += WINDOW_BYTES) {
      file.readFully(window.clear(), at);
      file.writeFully(window.flip(), at);
    }
    file.force();
  }

  /** What there is besides zeros after the whole batches. */
  @Nullable TornTail tornTail() throws IOException {
    long size = file.size();
    ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
    long end = whole.end();
    for (long at = whole.end(); at < size; at += WINDOW_BYTES) {
      file.readFully(window.clear(), at);
      for (int i = window.position() - 1; i >= 0; i--) {
        if (window.get(i) != 0) {
          end = at + i + 1;
          break;
        }
      }
    }
    return end == whole.end() ? null : new TornTail(path, whole.end(), end - whole.end());
  }

  /**
   * Looks for proof that a record which is not whole had been acknowledged: the head of a record
   * whose group began after it.
   */
  private void rejectIfAcknowledged(long broken, long sequence, long size) throws IOException {
    long highest = sequence + (size - broken) / RecordHead.BYTES;
    ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES);
    // Windows overlap by what a head cut in two may reach into the next.
    for (long at = broken; at < size; at += WINDOW_BYTES - RecordHead.BYTES + 1) {
      file.readFully(window.clear(), at);
      for (int i = 0; i + RecordHead.BYTES <= window.position(); i++) {
        long candidate = RecordHead.sequenceAt(window, i);
        if (candidate > sequence && candidate <= highest) {
          RecordHead head = RecordHead.at(window, i, header.salt());
          if (head != null && head.groupStart() > sequence) {
            throw new JournalDamagedException(
                path,
                broken,
                "record %d is not whole, but had been acknowledged before record %d at offset %d"
                    .formatted(sequence, candidate, at + i));
          }
        }
      }
    }
  }
}
