package dev.bailiff.app.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the records of one segment in order. Bytes past the end that the caller names are
 * not even read, so nothing of them can be remembered when they are replaced.
 */
final class RecordScan {
  private static final int BUFFER_BYTES = 64 << 10;

  private final JournalFile file;
  private final int salt;
  private final CRC32C crc = new CRC32C();

  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private long offset = SegmentHeader.BYTES;
  private long sequence;

  /** Starts at the first record. */
  RecordScan(JournalFile file, SegmentHeader header) {
    this.file = file;
    this.salt = header.salt();
    this.sequence = header.first();
  }

  /** Where the next record begins. */
  long offset() {
    return offset;
  }

  /** The number of the next record. */
  long sequence() {
    return sequence;
  }

  /** Goes past the next record if a whole one ends before {@code end}; else stays. */
  @Nullable RecordHead next(long end) throws IOException {
    if (!fill(RecordHead.BYTES, end)) {
      return null;
    }
    RecordHead head = RecordHead.at(buffer, buffer.position(), salt);
    if (head == null || head.sequence() != sequence) {
      return null;
    }
    int size = RecordHead.BYTES + head.length();
    if (!fill(size, end)) {
      return null;
    }
    crc.reset();
    crc.update(buffer.slice(buffer.position() + RecordHead.BYTES, head.length()));
    if ((int) crc.getValue() != head.payloadChecksum()) {
      return null;
    }
    buffer.position(buffer.position() + size);
    offset += size;
    sequence++;
    return head;
  }

  /** The payload of the record just gone past. */
  byte[] payload(RecordHead head) {
    byte[] payload = new byte[head.length()];
    buffer.get(buffer.position() - head.length(), payload);
    return payload;
  }

  private boolean fill(int bytes, long end) throws IOException {
    if (buffer.remaining() >= bytes) {
      return true;
    }
    if (offset + bytes > end) {
      return false;
    }
    makeRoom(bytes);
    int unread = (int) Math.min(buffer.capacity(), end - offset);
    int held = buffer.remaining();
    buffer.position(held).limit(unread);
    file.readFully(buffer, offset + held);
    buffer.flip();
    return buffer.remaining() >= bytes;
  }

  /** Moves what is left to the front; a record larger than the buffer gets a larger one. */
  private void makeRoom(int bytes) {
    if (bytes > buffer.capacity()) {
      ByteBuffer larger = ByteBuffer.allocate(bytes);
      larger.put(buffer).flip();
      buffer = larger;
    } else {
      buffer.compact().flip();
    }
  }
}
