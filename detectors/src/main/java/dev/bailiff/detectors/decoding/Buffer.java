package dev.bailiff.detectors.decoding;

import java.util.Arrays;

/**
 * Characters that are rewritten from left to right, each with the place it came from. What is
 * written is never longer than what was read, so one array serves all passes.
 */
final class Buffer {
  static final int NO_DIGIT = -1;

  final char[] chars;
  final int[] origins;
  int length;
  int at;
  int written;

  Buffer(String raw, int start, int end) {
    length = end - start;
    chars = new char[length];
    raw.getChars(start, end, chars, 0);
    origins = new int[length + 1];
    for (int i = 0; i <= length; i++) {
      origins[i] = start + i;
    }
  }

  Buffer(Decoded decoded) {
    String text = decoded.text();
    length = text.length();
    chars = text.toCharArray();
    origins = new int[length + 1];
    for (int i = 0; i <= length; i++) {
      origins[i] = decoded.origin(i);
    }
  }

  void begin() {
    at = 0;
    written = 0;
  }

  /** Writes a character in place of those from here on. */
  void write(char c, int taken) {
    origins[written] = origins[at];
    chars[written++] = c;
    at += taken;
  }

  void finish() {
    origins[written] = origins[length];
    length = written;
  }

  Decoded decoded() {
    return new Decoded(new String(chars, 0, length), 0, Arrays.copyOf(origins, length + 1));
  }

  int hex(int from, int digits) {
    if (from + digits > length) {
      return NO_DIGIT;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = digit(chars[i], 16);
      if (digit < 0) {
        return NO_DIGIT;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  static int digit(char c, int base) {
    int lower = c | 32;
    int value =
        c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    return value < base ? value : NO_DIGIT;
  }
}
