package dev.bailiff.app.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a segment file.
 *
 * @param first the number of the first record, whether it is there yet or not
 * @param createdMillis when the segment was begun, in milliseconds of the epoch
 * @param salt goes into the checksum of each record's head
 */
record SegmentHeader(long first, long createdMillis, int salt) {
  static final int BYTES = 36;

  private static final long MAGIC = 0x4261696c6966664aL; // "BailiffJ"
  private static final int VERSION = 1;
  private static final int CHECKED = BYTES - Integer.BYTES;

  ByteBuffer encode() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putLong(MAGIC).putInt(VERSION).putLong(first).putLong(createdMillis).putInt(salt);
    return bytes.putInt(checksum(bytes)).flip();
  }

  /** Reads the header of a file; null if there is no whole one. */
  static @Nullable SegmentHeader read(JournalFile file, String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    file.readFully(bytes, 0);
    if (bytes.hasRemaining() || bytes.getInt(CHECKED) != checksum(bytes)) {
      return null;
    }
    bytes.flip();
    if (bytes.getLong() != MAGIC) {
      return null;
    }
    int version = bytes.getInt();
    if (version != VERSION) {
      throw new IOException(
          "journal file `%s` has format %d; this program reads format %d"
              .formatted(name, version, VERSION));
    }
    return new SegmentHeader(bytes.getLong(), bytes.getLong(), bytes.getInt());
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, CHECKED));
    return (int) crc.getValue();
  }
}
