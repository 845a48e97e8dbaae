package dev.bailiff.detectors.seclang.operator;

/** Bytes that are written in hexadecimal between bars, such as {@code |0d 0a|}. */
final class Codes {
  private Codes() {}

  static String resolved(String phrase) {
    StringBuilder out = new StringBuilder(phrase.length());
    int at = 0;
    while (at < phrase.length()) {
      int open = phrase.indexOf('|', at);
      int close = open < 0 ? -1 : phrase.indexOf('|', open + 1);
      String inside = close < 0 ? "" : phrase.substring(open + 1, close).replace(" ", "");
      if (close < 0 || !inside.matches("(?:[0-9a-fA-F]{2})+")) {
        break;
      }
      out.append(phrase, at, open);
      for (int i = 0; i < inside.length(); i += 2) {
        out.append((char) Integer.parseInt(inside.substring(i, i + 2), 16));
      }
      at = close + 1;
    }
    return out.append(phrase, at, phrase.length()).toString();
  }
}
