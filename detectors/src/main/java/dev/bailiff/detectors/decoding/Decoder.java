package dev.bailiff.detectors.decoding;

/**
 * Decodes in place: whatever is written is never longer than what was read, so one buffer serves
 * all rounds. Work is at most {@link Decoded#MAX_ROUNDS} + 1 passes over {@link Decoded#MAX_LENGTH}
 * characters, whatever the input.
 */
final class Decoder {
  private static final int NO_DIGIT = -1;

  private final char[] buffer;
  private final int[] origins;
  private int length;
  private int at;
  private int written;
  private int searched;

  private Decoder(String raw, int length) {
    this.length = length;
    buffer = new char[length];
    raw.getChars(0, length, buffer, 0);
    origins = new int[length + 1];
    for (int i = 0; i <= length; i++) {
      origins[i] = i;
    }
  }

  static Decoded decode(String raw, boolean plusIsSpace) {
    int length = Math.min(raw.length(), Decoded.MAX_LENGTH);
    if (isItself(raw, length, plusIsSpace)) {
      return new Decoded(length == raw.length() ? raw : raw.substring(0, length), null);
    }
    Decoder decoder = new Decoder(raw, length);
    boolean again = decoder.round(plusIsSpace);
    for (int round = 1; again && round < Decoded.MAX_ROUNDS; round++) {
      again = decoder.round(false);
    }
    decoder.simplify();
    return new Decoded(new String(decoder.buffer, 0, decoder.length), decoder.origins);
  }

  private static boolean isItself(String raw, int length, boolean plusIsSpace) {
    for (int i = 0; i < length; i++) {
      char c = raw.charAt(i);
      if (c <= ' ' || c == '%' || c == '&' || c == '*' || c >= 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
      if (plusIsSpace && c == '+') {
        return false;
      }
    }
    return true;
  }

  /** One layer of encoding; whether there was any. */
  private boolean round(boolean plusIsSpace) {
    boolean changed = false;
    at = 0;
    written = 0;
    while (at < length) {
      char c = buffer[at];
      if (c == '%') {
        changed |= percent();
      } else if (c == '&') {
        changed |= entity();
      } else {
        write(plusIsSpace && c == '+' ? ' ' : c, 1);
      }
    }
    finish();
    return changed;
  }

  /** Lower case, one space for blanks and comments, no NULs. */
  private void simplify() {
    at = 0;
    written = 0;
    while (at < length) {
      char c = buffer[at];
      int close = c == '/' && at + 1 < length && buffer[at + 1] == '*' ? closing(at + 2) : -1;
      if (close >= 0) {
        comment(close);
      } else if (c == 0) {
        at++;
      } else if (isBlank(c)) {
        space(1);
      } else {
        write(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, 1);
      }
    }
    finish();
  }

  private boolean percent() {
    int b = byteAt(at);
    if (b < 0) {
      int unit = at + 1 < length && (buffer[at + 1] | 32) == 'u' ? hex(at + 2, 4) : NO_DIGIT;
      write(unit >= 0 ? (char) unit : '%', unit >= 0 ? 6 : 1);
      return unit >= 0;
    }
    int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : b >= 0xc0 ? 1 : 0;
    int code = more == 0 ? b : b & (0x3f >> more);
    for (int i = 1; i <= more; i++) {
      int next = byteAt(at + 3 * i);
      if (next < 0x80 || next > 0xbf) {
        write((char) b, 3); // not UTF-8: take the byte as it is
        return true;
      }
      code = (code << 6) | (next & 0x3f);
    }
    int taken = 3 * (more + 1);
    if (code >= 0x10000) {
      char low = Character.lowSurrogate(code);
      write(Character.highSurrogate(code), 0);
      write(low, taken);
    } else {
      write((char) code, taken);
    }
    return true;
  }

  private boolean entity() {
    if (at + 2 < length && buffer[at + 1] == '#') {
      boolean hexadecimal = (buffer[at + 2] | 32) == 'x';
      int from = at + (hexadecimal ? 3 : 2);
      int end = from;
      int code = 0;
      int base = hexadecimal ? 16 : 10;
      while (end < length && end - from < 8 && digit(buffer[end], base) >= 0) {
        code = code * base + digit(buffer[end++], base);
      }
      if (end > from && code > 0 && code <= Character.MAX_VALUE) {
        write((char) code, end - at + (end < length && buffer[end] == ';' ? 1 : 0));
        return true;
      }
    }
    for (Named named : Named.values()) {
      if (startsWith(named.text)) {
        write(named.stands, named.text.length());
        return true;
      }
    }
    write('&', 1);
    return false;
  }

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

  private boolean startsWith(String lower) {
    if (at + lower.length() > length) {
      return false;
    }
    for (int i = 1; i < lower.length(); i++) {
      char c = buffer[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Index of the next closing star that no comment has used, or -1; never looks at a place twice.
   */
  private int closing(int from) {
    for (int i = Math.max(from, searched); i + 1 < length; i++) {
      if (buffer[i] == '*' && buffer[i + 1] == '/') {
        searched = i + 2;
        return i;
      }
    }
    searched = length;
    return -1;
  }

  /** A comment is a space, but what MySQL executes ({@code /*!50000 …}) stays. */
  private void comment(int close) {
    if (buffer[at + 2] != '!') {
      space(close + 2 - at);
      return;
    }
    space(3);
    while (at < close && digit(buffer[at], 10) >= 0) {
      at++;
    }
    buffer[close] = ' ';
    buffer[close + 1] = ' ';
  }

  private void space(int taken) {
    if (written > 0 && buffer[written - 1] == ' ') {
      at += taken;
    } else {
      write(' ', taken);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u000b' || c == '\f' || c == '\u00a0';
  }

  private void write(char c, int taken) {
    origins[written] = origins[at];
    buffer[written++] = c;
    at += taken;
  }

  private void finish() {
    origins[written] = origins[length];
    length = written;
  }

  private int byteAt(int index) {
    return index < length && buffer[index] == '%' ? hex(index + 1, 2) : NO_DIGIT;
  }

  private int hex(int from, int digits) {
    if (from + digits > length) {
      return NO_DIGIT;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = digit(buffer[i], 16);
      if (digit < 0) {
        return NO_DIGIT;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  private static int digit(char c, int base) {
    int lower = c | 32;
    int value =
        c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    return value < base ? value : NO_DIGIT;
  }
}
