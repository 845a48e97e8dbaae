package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Field;

/**
 * How a path, a query or a form is written: percent signs that stand for nothing, bytes that are no
 * UTF-8, longer forms of characters than are needed, and characters that no text has. Filters and
 * programs read these differently.
 */
final class Encoding {
  private static final int NO_DIGIT = -1;

  private final Surest found;
  private final Field field;
  private final String text;
  private final boolean hasLines;

  private Encoding(Surest found, Field field, String text, boolean hasLines) {
    this.found = found;
    this.field = field;
    this.text = text;
    this.hasLines = hasLines;
  }

  /**
   * Looks at a text.
   *
   * @param hasLines whether it may end with, or be broken into, lines
   */
  static void look(Surest found, Field field, String text, boolean hasLines) {
    new Encoding(found, field, text, hasLines).look();
  }

  private void look() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '%') {
        at += percent(at);
      } else {
        if (c < ' ' || c == 0x7f) {
          control(c, at, 1);
        } else if (c == '\\') {
          escape(at, at + 1);
        }
        at++;
      }
    }
  }

  /** Looks at a percent sign; how many characters belong to it. */
  private int percent(int at) {
    int octet = octet(at);
    if (octet >= 0x80) {
      return utf8(at, octet);
    }
    if (octet >= 0) {
      if (octet < ' ' || octet == 0x7f) {
        control((char) octet, at, 3);
      } else if (octet == '\\') {
        escape(at, at + 3);
      } else if (octet == '%' && digits(at + 3, 2) >= 0) {
        note("encoded-twice", 0.2, at, 5);
      }
      return 3;
    }
    int unit = at + 1 < text.length() && (text.charAt(at + 1) | 32) == 'u' ? digits(at + 2, 4) : -1;
    if (unit < 0) {
      note("percent-alone", 0.3, at, 3);
      return 1;
    }
    boolean isWide = unit >= 0xff01 && unit <= 0xff5e;
    note(isWide ? "full-width" : "percent-u", isWide ? 0.6 : 0.3, at, 6);
    return 6;
  }

  private void control(char c, int at, int length) {
    boolean isBlank = c == '\t' || c == '\n' || c == '\r';
    if (c == 0) {
      note("null", 0.7, at, length);
    } else if (!isBlank || (length == 1 && !hasLines)) {
      note("control-character", 0.4, at, length);
    }
  }

  /** A letter or sign that needs no escape, written as one. */
  private void escape(int start, int at) {
    if (at < text.length() && (text.charAt(at) | 32) == 'u') {
      int unit = digits(at + 1, 4);
      if (unit >= ' ' && unit < 0x7f) {
        note("escaped-letter", 0.4, start, at + 5 - start);
      }
    }
  }

  private int utf8(int at, int first) {
    int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    int second = octet(at + 3);
    if (first < 0xc0 || second < 0x80 || second > 0xbf) {
      boolean isNeverFirst = first == 0xc0 || first == 0xc1 || first > 0xf4;
      note("no-utf-8", isNeverFirst ? 0.45 : 0.3, at, 3);
      return 3;
    }
    for (int i = 2; i <= more; i++) {
      int next = octet(at + 3 * i);
      if (next < 0x80 || next > 0xbf) {
        note("no-utf-8", 0.3, at, 3);
        return 3;
      }
    }
    int length = 3 * (more + 1);
    boolean isLong = first < 0xc2 || (first == 0xe0 && second < 0xa0);
    if (isLong || (first == 0xf0 && second < 0x90)) {
      note("overlong", 0.8, at, length);
    } else if (first > 0xf4 || (first == 0xf4 && second > 0x8f)) {
      note("no-character", 0.6, at, length);
    } else if (first == 0xed && second > 0x9f) {
      note("half-character", 0.45, at, length);
    } else if (first == 0xef && isFullWidth(second, octet(at + 6))) {
      note("full-width", 0.3, at, length);
    }
    return length;
  }

  /** Whether the bytes after the first are of a full-width form of an ASCII sign that matters. */
  private static boolean isFullWidth(int second, int third) {
    int code = 0xf000 | (second & 0x3f) << 6 | (third & 0x3f);
    return code >= 0xff01 && "<>'\"./\\();&|".indexOf((char) (code - 0xff01 + '!')) >= 0;
  }

  private int octet(int at) {
    return at < text.length() && text.charAt(at) == '%' ? digits(at + 1, 2) : NO_DIGIT;
  }

  private int digits(int at, int count) {
    if (at + count > text.length()) {
      return NO_DIGIT;
    }
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : NO_DIGIT;
      if (digit < 0) {
        return NO_DIGIT;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void note(String form, double score, int at, int length) {
    found.note(form, score, field, text, at, at + length);
  }
}
