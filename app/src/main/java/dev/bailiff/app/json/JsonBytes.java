package dev.bailiff.app.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * JSON that is written piece by piece into bytes; for one thread. It checks nothing: who writes
 * puts the commas and brackets. For what is written with every event, where a library's generator
 * costs more than what it writes.
 */
final class JsonBytes {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final int MILLIS_OF_DAY = 86_400_000;

  /** Years that are written with four digits, as RFC 3339 has them. */
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();

  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private byte[] bytes;
  private int size;

  JsonBytes(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** A bracket, a comma or a colon. */
  JsonBytes sign(char sign) {
    reserve(1);
    bytes[size++] = (byte) sign;
    return this;
  }

  /** A name of letters and underscores with its colon, after a comma unless it is the first. */
  JsonBytes name(String name) {
    int length = name.length();
    reserve(length + 4);
    if (bytes[size - 1] != '{') {
      bytes[size++] = ',';
    }
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) name.charAt(i);
    }
    bytes[size++] = '"';
    bytes[size++] = ':';
    return this;
  }

  JsonBytes number(long value) {
    return plain(Long.toString(value));
  }

  JsonBytes number(double value) {
    return plain(Double.toString(value));
  }

  JsonBytes flag(boolean value) {
    return plain(value ? "true" : "false");
  }

  /** A text, in quotes. */
  JsonBytes text(String text) {
    int length = text.length();
    reserve(length + 2);
    bytes[size++] = '"';
    int i = 0;
    while (i < length && isPlain(text.charAt(i))) {
      bytes[size++] = (byte) text.charAt(i++);
    }
    while (i < length) {
      i += character(text, i, length - i);
    }
    reserve(1);
    bytes[size++] = '"';
    return this;
  }

  /** A time as RFC 3339 writes it, in quotes. */
  JsonBytes time(long millis) {
    if (millis < FIRST || millis > LAST) {
      return text(Instant.ofEpochMilli(millis).toString());
    }
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_OF_DAY));
    int ofDay = Math.floorMod(millis, MILLIS_OF_DAY);
    reserve(26);
    bytes[size++] = '"';
    digits(date.getYear(), 4, '-');
    digits(date.getMonthValue(), 2, '-');
    digits(date.getDayOfMonth(), 2, 'T');
    digits(ofDay / 3_600_000, 2, ':');
    digits(ofDay / 60_000 % 60, 2, ':');
    digits(ofDay / 1_000 % 60, 2, ofDay % 1_000 == 0 ? 'Z' : '.');
    if (ofDay % 1_000 != 0) {
      digits(ofDay % 1_000, 3, 'Z');
    }
    bytes[size++] = '"';
    return this;
  }

  private void digits(int value, int count, char after) {
    int left = value;
    for (int i = count - 1; i >= 0; i--) {
      bytes[size + i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    size += count;
    bytes[size++] = (byte) after;
  }

  private JsonBytes plain(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  /**
   * Writes the character at this index and says how many chars it was.
   *
   * @param left how many chars are to be written from here on, for which there is to be room
   */
  private int character(String text, int index, int left) {
    reserve(left + 6);
    char c = text.charAt(index);
    if (isPlain(c)) {
      bytes[size++] = (byte) c;
    } else if (c == '"' || c == '\\') {
      bytes[size++] = '\\';
      bytes[size++] = (byte) c;
    } else if (c < 0x80 || isAlone(text, index)) {
      bytes[size++] = '\\';
      bytes[size++] = 'u';
      for (int shift = 12; shift >= 0; shift -= 4) {
        bytes[size++] = HEX[c >>> shift & 15];
      }
    } else {
      int point = text.codePointAt(index);
      utf8(point);
      return Character.charCount(point);
    }
    return 1;
  }

  private void utf8(int point) {
    if (point < 0x800) {
      bytes[size++] = (byte) (0xC0 | (point >>> 6));
    } else {
      if (point < 0x1_0000) {
        bytes[size++] = (byte) (0xE0 | (point >>> 12));
      } else {
        bytes[size++] = (byte) (0xF0 | (point >>> 18));
        bytes[size++] = (byte) (0x80 | (point >>> 12 & 0x3F));
      }
      bytes[size++] = (byte) (0x80 | (point >>> 6 & 0x3F));
    }
    bytes[size++] = (byte) (0x80 | (point & 0x3F));
  }

  /** Half of a character has no bytes in UTF-8. */
  private static boolean isAlone(String text, int index) {
    return Character.isSurrogate(text.charAt(index))
        && Character.charCount(text.codePointAt(index)) == 1;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
