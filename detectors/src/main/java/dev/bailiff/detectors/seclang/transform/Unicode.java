package dev.bailiff.detectors.seclang.transform;

/** Characters beyond ASCII in UTF-8. */
final class Unicode {
  private Unicode() {}

  /** Writes each as {@code %u} and its number; bytes that are no UTF-8 stay. */
  static String written(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) < 0x80) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, at);
    while (at < text.length()) {
      int length = length(text, at);
      if (length <= 1) {
        out.append(text.charAt(at++));
      } else {
        int code = text.charAt(at) & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
          code = code << 6 | (text.charAt(at + i) & 0x3f);
        }
        out.append(String.format("%%u%04x", code));
        at += length;
      }
    }
    return out.toString();
  }

  /** How many bytes the character at this index has; 1 if it is none. */
  private static int length(String text, int at) {
    int c = text.charAt(at);
    int length =
        c >= 0xf0 && c < 0xf8 ? 4 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xc0 && c < 0xe0 ? 2 : 1;
    for (int i = 1; i < length; i++) {
      if (at + i >= text.length() || (text.charAt(at + i) & 0xc0) != 0x80) {
        return 1;
      }
    }
    return length;
  }
}
