package dev.bailiff.detectors.seclang.transform;

/** Escapes behind a backslash. */
final class Escapes {
  private static final int FULL_WIDTH = 0x20;

  private Escapes() {}

  /** Those of JavaScript. */
  static String script(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        out.append(c);
        at++;
        continue;
      }
      char kind = text.charAt(at + 1);
      if (kind == 'u' && Letters.twoHex(text, at + 2) >= 0 && Letters.twoHex(text, at + 4) >= 0) {
        out.append(narrow(Letters.twoHex(text, at + 2), Letters.twoHex(text, at + 4)));
        at += 6;
      } else if (kind == 'x' && Letters.twoHex(text, at + 2) >= 0) {
        out.append((char) Letters.twoHex(text, at + 2));
        at += 4;
      } else if (Character.digit(kind, 8) >= 0) {
        at = octal(text, at + 1, out);
      } else {
        out.append(letter(kind));
        at += 2;
      }
    }
    return out.toString();
  }

  /** Those of C, as ANSI describes them; what is none stays with its backslash. */
  static String ansi(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      char kind = at + 1 < text.length() ? text.charAt(at + 1) : 0;
      if (c != '\\') {
        out.append(c);
        at++;
      } else if ((kind | 32) == 'x' && Letters.twoHex(text, at + 2) >= 0) {
        out.append((char) Letters.twoHex(text, at + 2));
        at += 4;
      } else if (Character.digit(kind, 8) >= 0) {
        at = octal(text, at + 1, out);
      } else if ("abfnrtv\\?'\"".indexOf(kind) >= 0 && kind != 0) {
        out.append(letter(kind));
        at += 2;
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  /** Those of style sheets. */
  static String css(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      int digits = 0;
      while (digits < 6 && Letters.hex(text, at + digits) >= 0) {
        digits++;
      }
      if (digits > 0) {
        out.append(styled(text, at, digits));
        at += digits;
        at += at < text.length() && Letters.isSpace(text.charAt(at)) ? 1 : 0;
      } else if (at < text.length()) {
        if (text.charAt(at) != '\n') {
          out.append(text.charAt(at));
        }
        at++;
      }
    }
    return out.toString();
  }

  /** The last two digits count; full-width signs stand for those of ASCII. */
  private static char styled(String text, int at, int digits) {
    if (digits == 1) {
      return (char) Letters.hex(text, at);
    }
    int end = at + digits;
    int low = Letters.twoHex(text, end - 2);
    boolean isFour =
        digits == 4
            || (digits == 5 && text.charAt(at) == '0')
            || (digits == 6 && text.startsWith("00", at));
    return isFour ? narrow(Letters.twoHex(text, end - 4), low) : (char) low;
  }

  private static char narrow(int high, int low) {
    return (char) (high == 0xff && low > 0 && low < 0x5f ? low + FULL_WIDTH : low);
  }

  private static int octal(String text, int start, StringBuilder out) {
    int most = text.charAt(start) > '3' ? 2 : 3;
    int at = start;
    int value = 0;
    while (at < text.length() && at - start < most && Character.digit(text.charAt(at), 8) >= 0) {
      value = value * 8 + Character.digit(text.charAt(at), 8);
      at++;
    }
    out.append((char) value);
    return at;
  }

  private static char letter(char kind) {
    return switch (kind) {
      case 'a' -> (char) 7;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> (char) 11;
      default -> kind;
    };
  }
}
