package dev.bailiff.detectors.seclang.transform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Base64. */
final class Base64 {
  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Base64() {}

  /** Decodes up to the first sign that is none, or past such signs. */
  static String decode(String text, boolean forgiving) {
    StringBuilder out = new StringBuilder(text.length());
    int bits = 0;
    int held = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = SIGNS.indexOf(text.charAt(i));
      if (value < 0) {
        if (forgiving && text.charAt(i) != '=') {
          continue;
        }
        break;
      }
      held = (held << 6 | value) & 0xffff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        out.append((char) (held >> bits & 0xff));
      }
    }
    return out.toString();
  }

  static String encode(String text) {
    return java.util.Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1));
  }
}
