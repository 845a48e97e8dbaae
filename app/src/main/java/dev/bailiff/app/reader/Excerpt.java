package dev.bailiff.app.reader;

/**
 * The beginning of a line, safe to show on a terminal: control characters and bytes beyond ASCII as
 * {@code \xHH}.
 */
final class Excerpt {
  /**
   * Enough to recognise a line by; with every byte escaped it still fits on four rows of a
   * terminal.
   */
  static final int MAX_BYTES = 80;

  private static final String HEX = "0123456789abcdef";

  private Excerpt() {}

  static String of(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    int end = Math.min(to, from + MAX_BYTES);
    for (int i = from; i < end; i++) {
      int octet = bytes[i] & 0xff;
      if (octet >= ' ' && octet < 0x7f) {
        text.append((char) octet);
      } else {
        text.append("\\x").append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
      }
    }
    return end < to ? text.append('…').toString() : text.toString();
  }
}
