package dev.bailiff.detectors.decoding;

/** Resolves the HTML entities with which attack strings are written. */
final class Entities {
  private Entities() {}

  private enum Named {
    LT("&lt;", '<'),
    GT("&gt;", '>'),
    QUOT("&quot;", '"'),
    APOS("&apos;", '\''),
    AMP("&amp;", '&'),
    COLON("&colon;", ':'),
    TAB("&tab;", '\t'),
    NEWLINE("&newline;", '\n'),
    LPAR("&lpar;", '('),
    RPAR("&rpar;", ')');

    final String text;
    final char stands;

    Named(String text, char stands) {
      this.text = text;
      this.stands = stands;
    }
  }

  private static final Named[] NAMED = Named.values();

  /** Resolves the entity at which the buffer stands, or writes the ampersand. */
  static boolean resolve(Buffer buffer) {
    int at = buffer.at;
    if (at + 2 < buffer.length && buffer.chars[at + 1] == '#') {
      boolean hexadecimal = (buffer.chars[at + 2] | 32) == 'x';
      int from = at + (hexadecimal ? 3 : 2);
      int end = from;
      int code = 0;
      int base = hexadecimal ? 16 : 10;
      while (end < buffer.length && end - from < 8 && Buffer.digit(buffer.chars[end], base) >= 0) {
        code = code * base + Buffer.digit(buffer.chars[end++], base);
      }
      if (end > from && code > 0 && code <= Character.MAX_VALUE) {
        boolean isClosed = end < buffer.length && buffer.chars[end] == ';';
        buffer.write((char) code, end - at + (isClosed ? 1 : 0));
        return true;
      }
    }
    boolean isNamed = at + 1 < buffer.length && (buffer.chars[at + 1] | 32) >= 'a';
    for (int i = 0; isNamed && i < NAMED.length; i++) {
      Named named = NAMED[i];
      if (startsWith(buffer, named.text)) {
        buffer.write(named.stands, named.text.length());
        return true;
      }
    }
    buffer.write('&', 1);
    return false;
  }

  private static boolean startsWith(Buffer buffer, String lower) {
    if (buffer.at + lower.length() > buffer.length) {
      return false;
    }
    for (int i = 1; i < lower.length(); i++) {
      char c = buffer.chars[buffer.at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
