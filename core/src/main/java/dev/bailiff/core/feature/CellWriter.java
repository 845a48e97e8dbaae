package dev.bailiff.core.feature;

import java.util.Arrays;

/** Appends numbers to a growing row of bytes. */
final class CellWriter {
  private byte[] bytes = new byte[48];
  private int size;

  void writeByte(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  /** A number seen as unsigned, in 1 to 10 bytes. */
  void writeUnsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /** A number of either sign, short when near 0. */
  void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  /** All 64 bits, low byte first. */
  void writeWord(long value) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      writeByte((int) (value >>> shift));
    }
  }

  void writeBytes(byte[] added) {
    if (bytes.length - size < added.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + added.length));
    }
    System.arraycopy(added, 0, bytes, size, added.length);
    size += added.length;
  }

  int size() {
    return size;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
