package dev.bailiff.detectors.shell;

import java.util.Locale;

/** What shells put in the place of dollar signs, braces and backslashes. */
final class Expansions {
  private static final String NOTHINGS = "@*#?!-_0123456789";
  private static final int MAX_NAME = 32;
  private static final int MAX_ENTRIES = 12;

  private final WordBuffer buffer;
  private final Parser parser;

  Expansions(WordBuffer buffer, Parser parser) {
    this.buffer = buffer;
    this.parser = parser;
  }

  /** A dollar sign that begins no substitution. */
  void dollar() {
    char next = buffer.next(1);
    if (next == '{') {
      variableInBraces();
    } else if (next == '\'' || next == '"') {
      buffer.trick();
      buffer.at += 2; // what is inside may have escapes
    } else if (next != 0 && NOTHINGS.indexOf(next) >= 0) {
      buffer.expand("", 2);
    } else {
      int length = nameLength(buffer.text, buffer.at + 1, MAX_NAME);
      if (length == 0) {
        buffer.append('$', 1);
      } else {
        int start = buffer.at + 1;
        variable(buffer.text.substring(start, start + length), length + 1);
      }
    }
  }

  /** A backslash, or the circumflex of Windows, before a character that it does not change. */
  void escape(char c) {
    char next = buffer.next(1);
    int code = c == '\\' ? code() : -1;
    boolean isDrive = buffer.hasAny(":\\%");
    if (code > ' ') {
      buffer.trick();
      buffer.append((char) code, 4);
    } else if (c == '\\' && next == '\n') {
      buffer.at += 2;
    } else if (Lexer.isLetter(next) && (c == '\\' || buffer.isBegun()) && !isDrive) {
      buffer.trick();
      buffer.at++;
    } else {
      buffer.append(c, 1);
    }
  }

  /** A list in braces, {@code {cat,/etc/hosts}}, is its entries as words; whether it was one. */
  boolean braces() {
    int end = buffer.ahead('}');
    int comma = end < 0 ? -1 : buffer.ahead(',');
    int at = buffer.at;
    if (comma < 0 || comma > end || hasBlank(at, end)) {
      return false;
    }
    int start = buffer.start();
    int tricks = buffer.tricks() + 1;
    String before = buffer.take();
    int tail = nameLength(buffer.text, end + 1, MAX_NAME);
    String after = buffer.text.substring(end + 1, end + 1 + tail).toLowerCase(Locale.ROOT);
    for (String entry : buffer.text.substring(at + 1, end).split(",", MAX_ENTRIES)) {
      String plain = before + withoutQuotes(entry) + after;
      if (!plain.isEmpty()) {
        parser.word(new Word(plain, start, end + 1, tricks));
      }
    }
    buffer.at = end + 1 + tail;
    return true;
  }

  private void variableInBraces() {
    int end = buffer.ahead('}');
    if (end < 0) {
      buffer.append('$', 1);
      return;
    }
    int start = buffer.at + 2;
    String inside = buffer.text.substring(Math.min(start, end), end);
    int name = nameLength(inside, 0, MAX_NAME);
    int dash = inside.indexOf('-', name);
    if (dash >= 0 && dash <= name + 1) {
      buffer.expand(inside.substring(dash + 1).toLowerCase(Locale.ROOT), end + 1 - buffer.at);
    } else {
      variable(inside.substring(0, name), end + 1 - buffer.at);
    }
  }

  private void variable(String sent, int length) {
    String name = sent.toLowerCase(Locale.ROOT);
    if (name.equals("ifs")) {
      buffer.flush();
      buffer.at += length;
      parser.trick();
    } else {
      buffer.expand(buffer.variable(name), length);
    }
  }

  /** The character that two hexadecimal or three octal digits stand for, or -1. */
  private int code() {
    boolean isHex = buffer.next(1) == 'x';
    int code = 0;
    for (int i = isHex ? 2 : 1; i < 4; i++) {
      int digit = Character.digit(buffer.next(i), isHex ? 16 : 8);
      if (digit < 0) {
        return -1;
      }
      code = code * (isHex ? 16 : 8) + digit;
    }
    return code < 0x7f ? code : -1;
  }

  private static String withoutQuotes(String entry) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < entry.length(); i++) {
      char c = entry.charAt(i);
      if ("'\"\\$".indexOf(c) < 0) {
        plain.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      }
    }
    return plain.toString();
  }

  private static int nameLength(String text, int from, int most) {
    int end = from;
    while (end < text.length() && end - from < most && isNameSign(text.charAt(end))) {
      end++;
    }
    return end - from;
  }

  private boolean hasBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer.text.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameSign(char c) {
    return Lexer.isLetter(c) || c == '_' || (c >= '0' && c <= '9');
  }
}
