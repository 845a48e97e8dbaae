package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Undoes what a web server does to bytes it must not write to a log as they are: {@code \"}, {@code
 * \\}, {@code \x16}.
 */
final class LogEscapes {
  private byte[] bytes = new byte[1_024];
  private int length;

  /** Where the text without escapes is, from 0 to {@link #length}. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Reads {@code from[start, end)}; what is no known escape stays as it is. */
  void undo(byte[] from, int start, int end) {
    if (bytes.length < end - start) {
      bytes = new byte[Integer.highestOneBit(end - start) * 2];
    }
    length = 0;
    int at = start;
    while (at < end) {
      byte one = from[at++];
      if (one != '\\' || at == end) {
        bytes[length++] = one;
      } else {
        at = escape(from, at, end);
      }
    }
  }

  private int escape(byte[] from, int at, int end) {
    byte kind = from[at];
    if (kind == 'x' && at + 2 < end) {
      int high = Character.digit(from[at + 1], 16);
      int low = Character.digit(from[at + 2], 16);
      if (high >= 0 && low >= 0) {
        bytes[length++] = (byte) (high << 4 | low);
        return at + 3;
      }
    }
    int plain = "\"\\ntrbvf".indexOf(kind);
    if (plain < 0) {
      bytes[length++] = '\\';
      bytes[length++] = kind;
    } else {
      bytes[length++] = PLAIN[plain];
    }
    return at + 1;
  }

  private static final byte[] PLAIN = "\"\\\n\t\r\b\u000b\f".getBytes(ISO_8859_1);
}
