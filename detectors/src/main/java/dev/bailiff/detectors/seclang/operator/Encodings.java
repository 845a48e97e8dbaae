package dev.bailiff.detectors.seclang.operator;

/** Whether a text is encoded as it should not be. */
final class Encodings {
  private Encodings() {}

  /** Whether some percent sign is not followed by two hexadecimal digits. */
  static boolean isBrokenUrl(String text, Names names, Match match) {
    int at = text.indexOf('%');
    while (at >= 0) {
      if (at + 2 >= text.length() || !isHex(text.charAt(at + 1)) || !isHex(text.charAt(at + 2))) {
        match.at(at, Math.min(at + 3, text.length()), text);
        return true;
      }
      at = text.indexOf('%', at + 3);
    }
    return false;
  }

  /** Whether some bytes are no UTF-8: cut short, longer than needed, or no character at all. */
  static boolean isBrokenUtf8(String text, Names names, Match match) {
    int at = 0;
    while (at < text.length()) {
      int length = utf8(text, at);
      if (length == 0) {
        match.at(at, at + 1, text);
        return true;
      }
      at += length;
    }
    return false;
  }

  private static int utf8(String text, int at) {
    int c = text.charAt(at);
    if (c < 0x80) {
      return 1;
    }
    int length = c < 0xc2 || c > 0xf4 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    if (length == 0 || at + length > text.length()) {
      return 0;
    }
    int code = c & (0x7f >> length);
    for (int i = 1; i < length; i++) {
      int next = text.charAt(at + i);
      if ((next & 0xc0) != 0x80) {
        return 0;
      }
      code = code << 6 | (next & 0x3f);
    }
    boolean isLong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    return isLong || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ? 0 : length;
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }
}
