package dev.bailiff.detectors.seclang.transform;

/** Percent signs. */
final class Urls {
  private static final int FULL_WIDTH = 0x20;

  private Urls() {}

  /** Decodes pairs of digits and the sign for a blank; what is no code stays. */
  static String decode(String text, boolean withUnicode) {
    int at = 0;
    while (at < text.length() && text.charAt(at) != '%' && text.charAt(at) != '+') {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
    while (at < text.length()) {
      char c = text.charAt(at);
      int code = c == '%' ? Letters.twoHex(text, at + 1) : -1;
      if (code >= 0) {
        out.append((char) code);
        at += 3;
      } else if (withUnicode && c == '%' && isUnicode(text, at)) {
        int high = Letters.twoHex(text, at + 2);
        int low = Letters.twoHex(text, at + 4);
        out.append((char) (high == 0xff && low > 0 && low < 0x5f ? low + FULL_WIDTH : low));
        at += 6;
      } else {
        out.append(c == '+' ? ' ' : c);
        at++;
      }
    }
    return out.toString();
  }

  static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() * 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c == '*' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
      if (c == ' ') {
        out.append('+');
      } else if (isPlain && c < 128) {
        out.append(c);
      } else {
        out.append('%').append(digit(c >> 4)).append(digit(c));
      }
    }
    return out.toString();
  }

  private static boolean isUnicode(String text, int at) {
    return at + 1 < text.length()
        && (text.charAt(at + 1) | 32) == 'u'
        && Letters.twoHex(text, at + 2) >= 0
        && Letters.twoHex(text, at + 4) >= 0;
  }

  private static char digit(int value) {
    return Character.forDigit(value & 15, 16);
  }
}
