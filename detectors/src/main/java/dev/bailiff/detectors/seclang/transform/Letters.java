package dev.bailiff.detectors.seclang.transform;

/** Letters of ASCII. */
final class Letters {
  private Letters() {}

  static String lower(String text) {
    return shifted(text, 'A', 32);
  }

  static String upper(String text) {
    return shifted(text, 'a', -32);
  }

  static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static int hex(String text, int at) {
    return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
  }

  /** The byte of two hexadecimal digits, or -1. */
  static int twoHex(String text, int at) {
    int high = hex(text, at);
    int low = hex(text, at + 1);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static String shifted(String text, char first, int by) {
    int at = 0;
    while (at < text.length() && !isWithin(text.charAt(at), first)) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (; at < chars.length; at++) {
      chars[at] = isWithin(chars[at], first) ? (char) (chars[at] + by) : chars[at];
    }
    return new String(chars);
  }

  private static boolean isWithin(char c, char first) {
    return c >= first && c < first + 26;
  }
}
