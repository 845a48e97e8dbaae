package dev.bailiff.app.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a record's payload.
 *
 * @param length of the payload
 * @param payloadChecksum of the payload
 * @param sequence the record's number
 * @param group how many records before this one are forced together with it
 * @param following how many records of the same batch come after this one
 * @param kind the entry's kind
 */
record RecordHead(
    int length, int payloadChecksum, long sequence, int group, int following, int kind) {
  static final int BYTES = 27;

  /** As {@link #following} has two bytes. */
  static final int MAX_BATCH = 1 << 16;

  private static final int SEQUENCE_OFFSET = 12;

  /** The bytes that a record takes in the file. */
  static long sizeOf(Entry entry) {
    return BYTES + (long) entry.payload().length;
  }

  static int checksumOf(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, payload.length);
    return (int) crc.getValue();
  }

  /** The number of the first record that is forced together with this one. */
  long groupStart() {
    return sequence - group;
  }

  void encode(int salt, ByteBuffer into) {
    int start = into.position();
    into.putInt(0).putInt(length).putInt(payloadChecksum).putLong(sequence).putInt(group);
    into.putShort((short) following).put((byte) kind);
    into.putInt(start, checksum(salt, into, start));
  }

  /** The head at an index of the buffer, if a whole and true one stands there. */
  static @Nullable RecordHead at(ByteBuffer bytes, int index, int salt) {
    if (bytes.getInt(index) != checksum(salt, bytes, index)) {
      return null;
    }
    RecordHead head =
        new RecordHead(
            bytes.getInt(index + 4),
            bytes.getInt(index + 8),
            sequenceAt(bytes, index),
            bytes.getInt(index + 20),
            Short.toUnsignedInt(bytes.getShort(index + 24)),
            Byte.toUnsignedInt(bytes.get(index + 26)));
    return head.isPossible() ? head : null;
  }

  /** What would be the number of a record whose head stood at an index. */
  static long sequenceAt(ByteBuffer bytes, int index) {
    return bytes.getLong(index + SEQUENCE_OFFSET);
  }

  private boolean isPossible() {
    return length >= 0 && length <= Entry.MAX_BYTES && group >= 0 && group < sequence;
  }

  private static int checksum(int salt, ByteBuffer bytes, int index) {
    CRC32C crc = new CRC32C();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(salt >>> shift);
    }
    crc.update(bytes.slice(index + Integer.BYTES, BYTES - Integer.BYTES));
    return (int) crc.getValue();
  }
}
