package dev.bailiff.detectors.decoding;

import org.jspecify.annotations.Nullable;

/**
 * Characters that are rewritten from left to right, if wanted each with the place it came from.
 * What is written is never longer than what was read, so one array serves all passes.
 */
final class Buffer {
  static final int NO_DIGIT = -1;

  final char[] chars;
  final int @Nullable [] origins;
  int length;
  int at;
  int written;

  Buffer(String raw, int start, int end, int @Nullable [] origins) {
    length = end - start;
    chars = new char[length];
    raw.getChars(start, end, chars, 0);
    this.origins = origins;
  }

  /** The places of the characters between two indexes of a text, and of its end. */
  static int[] inStep(int start, int end) {
    int[] origins = new int[end - start + 1];
    for (int i = 0; i < origins.length; i++) {
      origins[i] = start + i;
    }
    return origins;
  }

  void begin() {
    at = 0;
    written = 0;
  }

  /** Writes a character in place of those from here on. */
  void write(char c, int taken) {
    if (origins != null) {
      origins[written] = origins[at];
    }
    chars[written++] = c;
    at += taken;
  }

  void finish() {
    if (origins != null) {
      origins[written] = origins[length];
    }
    length = written;
  }

  String text() {
    return new String(chars, 0, length);
  }

  /** Whether some character may be written in another way. */
  boolean hasEncoding(boolean plusIsSpace) {
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c == '%' || c == '&' || (plusIsSpace && c == '+')) {
        return true;
      }
    }
    return false;
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
