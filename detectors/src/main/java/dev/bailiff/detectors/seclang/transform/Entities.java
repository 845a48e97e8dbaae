package dev.bailiff.detectors.seclang.transform;

import java.util.Map;

/** Entities of HTML. */
final class Entities {
  private static final int LONGEST = 8;

  private static final Map<String, Character> NAMED =
      Map.of("quot", '"', "amp", '&', "lt", '<', "gt", '>', "nbsp", (char) 0xa0);

  private Entities() {}

  static String decode(String text) {
    int at = text.indexOf('&');
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, at);
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = c == '&' ? entity(text, at + 1, out) : 0;
      if (end == 0) {
        out.append(c);
        at++;
      } else {
        at = end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
      }
    }
    return out.toString();
  }

  /** The index after what the entity is, or 0 if it is none. */
  private static int entity(String text, int at, StringBuilder out) {
    if (at < text.length() && text.charAt(at) == '#') {
      boolean isHex = at + 1 < text.length() && (text.charAt(at + 1) | 32) == 'x';
      return number(text, at + (isHex ? 2 : 1), isHex ? 16 : 10, out);
    }
    int end = at;
    while (end < text.length() && end - at < LONGEST && isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    Character named = NAMED.get(Letters.lower(text.substring(at, end)));
    if (named == null) {
      return 0;
    }
    out.append(named.charValue());
    return end;
  }

  private static int number(String text, int start, int base, StringBuilder out) {
    int at = start;
    int value = 0;
    while (at < text.length() && Character.digit(text.charAt(at), base) >= 0) {
      value = Math.min(value * base + Character.digit(text.charAt(at), base), 1 << 24);
      at++;
    }
    if (at == start) {
      return 0;
    }
    out.append((char) (value & 0xff));
    return at;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
  }
}
