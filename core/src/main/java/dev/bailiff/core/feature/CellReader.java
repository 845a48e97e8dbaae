package dev.bailiff.core.feature;

import java.util.Arrays;

/** Takes numbers from a row of bytes that may be anything. */
final class CellReader {
  private final byte[] bytes;
  private int position;

  CellReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int readByte() throws CellFormatException {
    if (position == bytes.length) {
      throw new CellFormatException("the state ends after " + position + " bytes, too soon");
    }
    return bytes[position++] & 0xFF;
  }

  /** A number in the shortest form that {@link CellWriter#writeUnsigned} gives it. */
  long readUnsigned() throws CellFormatException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = readByte();
      value |= (next & 0x7FL) << shift;
      if (next < 0x80) {
        require(next != 0 || shift == 0, "a number is longer than it need be");
        require(shift < 63 || next == 1, "a number has more than 64 bits");
        return value;
      }
    }
    throw new CellFormatException("a number has more than 64 bits");
  }

  /** An unsigned number from 0 to a limit. */
  long readUpTo(long most, String what) throws CellFormatException {
    long value = readUnsigned();
    if (value < 0 || value > most) {
      throw new CellFormatException(
          what + " " + Long.toUnsignedString(value) + " is more than " + most);
    }
    return value;
  }

  /** A signed number between two limits. */
  long readBetween(long least, long most, String what) throws CellFormatException {
    long coded = readUnsigned();
    long value = (coded >>> 1) ^ -(coded & 1);
    if (value < least || value > most) {
      throw new CellFormatException(what + " " + value + " is not from " + least + " to " + most);
    }
    return value;
  }

  long readWord() throws CellFormatException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      value |= (long) readByte() << shift;
    }
    return value;
  }

  byte[] readBytes(int length) throws CellFormatException {
    require(length <= bytes.length - position, "the bytes end too soon");
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  boolean isAtEnd() {
    return position == bytes.length;
  }

  void require(boolean holds, String otherwise) throws CellFormatException {
    if (!holds) {
      throw new CellFormatException(otherwise);
    }
  }

  void requireEnd() throws CellFormatException {
    if (position != bytes.length) {
      throw new CellFormatException(
          "the state is followed by " + (bytes.length - position) + " more bytes");
    }
  }
}
