package dev.bailiff.detectors.seclang.transform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;

/** Hexadecimal digits. */
final class Hexadecimal {
  private Hexadecimal() {}

  static String encode(String text) {
    return HexFormat.of().formatHex(text.getBytes(ISO_8859_1));
  }

  /** Decodes pairs of digits up to the first that is none. */
  static String decode(String text) {
    StringBuilder out = new StringBuilder(text.length() / 2);
    for (int i = 0; i + 1 < text.length() && Letters.twoHex(text, i) >= 0; i += 2) {
      out.append((char) Letters.twoHex(text, i));
    }
    return out.toString();
  }

  /** Decodes the numbers that SQL writes as {@code 0x6162}. */
  static String sql(String text) {
    if (!text.contains("0x") && !text.contains("0X")) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      boolean begins = text.charAt(at) == '0' && at + 1 < text.length();
      if (begins && (text.charAt(at + 1) | 32) == 'x' && Letters.twoHex(text, at + 2) >= 0) {
        at += 2;
        while (Letters.twoHex(text, at) >= 0) {
          out.append((char) Letters.twoHex(text, at));
          at += 2;
        }
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }
}
