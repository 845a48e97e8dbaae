package dev.bailiff.detectors.seclang.regex;

import java.util.BitSet;

/**
 * What a backslash and what follows it stand for.
 *
 * @param set the bytes
 * @param isClass whether it is a class of characters, which has no other case
 * @param end the index after it
 */
record Escape(BitSet set, boolean isClass, int end) {
  /** Reads what stands at the backslash at this index. */
  static Escape read(String text, int at) throws PatternFault {
    if (at + 1 >= text.length()) {
      throw new PatternFault("a backslash at the end", at);
    }
    char c = text.charAt(at + 1);
    int end = at + 2;
    return switch (c) {
      case 'd' -> new Escape(Bytes.digits(), true, end);
      case 'D' -> new Escape(Bytes.not(Bytes.digits()), true, end);
      case 'w' -> new Escape(Bytes.words(), true, end);
      case 'W' -> new Escape(Bytes.not(Bytes.words()), true, end);
      case 's' -> new Escape(Bytes.spaces(), true, end);
      case 'S' -> new Escape(Bytes.not(Bytes.spaces()), true, end);
      case 'h' -> new Escape(Bytes.of('\t', ' ', 0xa0), true, end);
      case 'H' -> new Escape(Bytes.not(Bytes.of('\t', ' ', 0xa0)), true, end);
      case 'v' -> new Escape(Bytes.of(10, 11, 12, 13, 0x85), true, end);
      case 'V' -> new Escape(Bytes.not(Bytes.of(10, 11, 12, 13, 0x85)), true, end);
      case 'N' -> new Escape(Bytes.not(Bytes.of('\n')), true, end);
      case 't' -> one('\t', end);
      case 'n' -> one('\n', end);
      case 'r' -> one('\r', end);
      case 'f' -> one('\f', end);
      case 'e' -> one(27, end);
      case 'a' -> one(7, end);
      case 'x' -> hexadecimal(text, at);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(text, at);
      default -> {
        if (Character.isLetterOrDigit(c) || c >= Bytes.ALL) {
          throw new PatternFault("`\\" + c + "` is not known", at);
        }
        yield one(c, end);
      }
    };
  }

  private static Escape one(int c, int end) {
    return new Escape(Bytes.of(c), false, end);
  }

  private static Escape hexadecimal(String text, int at) throws PatternFault {
    int end = at + 2;
    if (end < text.length() && text.charAt(end) == '{') {
      int close = text.indexOf('}', end);
      if (close < 0 || close - end > 5) {
        throw new PatternFault("`\\x{` without its end", at);
      }
      return code(value(text, end + 1, close, 16), close + 1, at);
    }
    while (end < text.length() && end < at + 4 && Character.digit(text.charAt(end), 16) >= 0) {
      end++;
    }
    return code(value(text, at + 2, end, 16), end, at);
  }

  private static Escape octal(String text, int at) throws PatternFault {
    int end = at + 1;
    while (end < text.length() && end < at + 4 && Character.digit(text.charAt(end), 8) >= 0) {
      end++;
    }
    return code(value(text, at + 1, end, 8), end, at);
  }

  private static int value(String text, int start, int end, int base) {
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = Character.digit(text.charAt(i), base);
      value = digit < 0 ? Bytes.ALL : Math.min(Bytes.ALL, value * base + digit);
    }
    return value;
  }

  private static Escape code(int code, int end, int at) throws PatternFault {
    if (code >= Bytes.ALL) {
      throw new PatternFault("a character that is no byte", at);
    }
    return one(code, end);
  }
}
