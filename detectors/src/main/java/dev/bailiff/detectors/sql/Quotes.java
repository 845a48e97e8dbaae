package dev.bailiff.detectors.sql;

/** Quotes outside of ASCII that databases with another character set turn into plain ones. */
final class Quotes {
  private static final String SINGLE = "\u00b4\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u2032";
  private static final String DOUBLE = "\u201c\u201d\u201e\u201f\u2033";

  private Quotes() {}

  /** The text with plain quotes; the same text if all of them are. */
  static String straight(String text) {
    char[] chars = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7f) {
        char plain = SINGLE.indexOf(c) >= 0 ? '\'' : DOUBLE.indexOf(c) >= 0 ? '"' : c;
        if (plain != c) {
          chars = chars == null ? text.toCharArray() : chars;
          chars[i] = plain;
        }
      }
    }
    return chars == null ? text : new String(chars);
  }
}
