package dev.bailiff.app.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** One block of a snapshot's file. */
final class SnapshotBlock {
  /** So that a broken length is not believed. */
  static final int MAX_BYTES = 64 << 20;

  static final int HEAD_BYTES = 9;

  /** What a block holds. */
  enum Kind {
    HEADER(1),
    TABLES(2),
    PART(3),
    END(4);

    private final int tag;

    Kind(int tag) {
      this.tag = tag;
    }

    int tag() {
      return tag;
    }

    static Optional<Kind> of(int tag) {
      return Arrays.stream(values()).filter(kind -> kind.tag == tag).findFirst();
    }
  }

  private SnapshotBlock() {}

  static int checksum(long number, int tag, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    crc.update(tag);
    crc.update(payload);
    return (int) crc.getValue();
  }
}
