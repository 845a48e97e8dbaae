package dev.bailiff.rules.cel;

import java.util.Optional;

/**
 * The text of an expression, and where things are in it. Offsets given are code points, as CEL
 * counts.
 */
final class Places {
  private final String text;

  Places(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The index into the text of a code point. */
  int index(int codePoint) {
    int most = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.max(0, Math.min(codePoint, most)));
  }

  /**
   * The index of the first character of the {@code column}th code point, from 0, of a line, from 1.
   */
  int index(int line, int column) {
    int start = lineStart(line);
    int rest = text.codePointCount(start, text.length());
    return text.offsetByCodePoints(start, Math.max(0, Math.min(column, rest)));
  }

  /** The index at which a line, from 1, begins. */
  int lineStart(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        break;
      }
      start = end + 1;
    }
    return start;
  }

  /** The index of the first character from {@code from} on that is no white space. */
  int skipSpace(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The index of the name that stands before the parenthesis at this index. */
  int nameBefore(int parenthesis, String name) {
    int at = text.lastIndexOf(name, parenthesis);
    return at < 0 ? parenthesis : at;
  }

  /** How long the token at this index is: a name, a number, a quoted text or an operator. */
  int tokenLength(int index) {
    if (index >= text.length()) {
      return 1;
    }
    char first = text.charAt(index);
    int at = index + 1;
    if (first == '"' || first == '\'') {
      while (at < text.length() && text.charAt(at) != first) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      return Math.min(at + 1, text.length()) - index;
    }
    if (Character.isJavaIdentifierPart(first)) {
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      return at - index;
    }
    boolean isDouble =
        at < text.length() && ("=&|".indexOf(text.charAt(at)) >= 0) && "=!<>&|".indexOf(first) >= 0;
    return isDouble ? 2 : 1;
  }

  /** A fault at this index of the text. */
  Fault fault(int index, int length, String message, Optional<String> suggestion) {
    int start = Math.min(index, text.length());
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    return new Fault(line, start - lineStart + 1, Math.max(1, length), message, suggestion);
  }

  Fault fault(int index, int length, String message) {
    return fault(index, length, message, Optional.empty());
  }
}
