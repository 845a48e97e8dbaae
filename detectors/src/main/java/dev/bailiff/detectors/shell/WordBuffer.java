package dev.bailiff.detectors.shell;

import java.util.HashMap;
import java.util.Map;

/** The text, the place that is read next, and the word that grows there. */
final class WordBuffer {
  /** Words of commands are short; the rest of a longer one adds nothing. */
  private static final int MAX_WORD = 256;

  private static final int MAX_VARIABLES = 32;

  final String text;
  private final Parser parser;
  private final StringBuilder word = new StringBuilder();
  private final Map<String, String> variables = new HashMap<>();
  private int start = -1;
  private int tricks;
  int at;
  int steps;

  WordBuffer(String text, int from, Parser parser) {
    this.text = text;
    this.at = from;
    this.parser = parser;
  }

  /** The character so far ahead, or 0 past the end. */
  char next(int offset) {
    return at + offset < text.length() ? text.charAt(at + offset) : 0;
  }

  /** Index of the next such sign not far ahead, or -1. */
  int ahead(char sign) {
    int stop = Math.min(text.length(), at + Lexer.AHEAD);
    for (int i = at; i < stop; i++) {
      steps++;
      if (text.charAt(i) == sign) {
        return i;
      }
    }
    return -1;
  }

  boolean isEmpty() {
    return word.isEmpty();
  }

  boolean isBegun() {
    return start >= 0;
  }

  void begin() {
    if (start < 0) {
      start = at;
    }
  }

  /** Where the word began, or would begin. */
  int start() {
    return start < 0 ? at : start;
  }

  void append(char c, int length) {
    begin();
    put(c);
    at += length;
  }

  /** Appends a character without moving on. */
  void put(char c) {
    if (word.length() < MAX_WORD) {
      word.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
  }

  /** Something roundabout that stands for a text. */
  void expand(String value, int length) {
    begin();
    tricks++;
    if (word.length() + value.length() < MAX_WORD) {
      word.append(value);
    }
    at += length;
  }

  void trick() {
    begin();
    tricks++;
  }

  int tricks() {
    return tricks;
  }

  /** Whether one of these signs is in the word so far. */
  boolean hasAny(String signs) {
    for (int i = 0; i < signs.length(); i++) {
      if (word.indexOf(signs.substring(i, i + 1)) >= 0) {
        return true;
      }
    }
    return false;
  }

  boolean isDigit() {
    return word.length() == 1 && Character.isDigit(word.charAt(0));
  }

  /** Takes back the word so far. */
  String take() {
    String taken = word.toString();
    clear();
    return taken;
  }

  /** Ends the word before the place that is read next. */
  void flush() {
    if (start >= 0) {
      String resolved = word.toString();
      if (!resolved.isEmpty()) {
        remember(resolved);
        parser.word(new Word(resolved, start, Math.max(at, start), tricks));
      } else if (tricks > 0) {
        parser.nothing();
      }
    }
    clear();
  }

  /** The value that was assigned to a variable; nothing for one that was not. */
  String variable(String name) {
    return name.equals("shell") ? "/bin/sh" : variables.getOrDefault(name, "");
  }

  private void clear() {
    word.setLength(0);
    start = -1;
    tricks = 0;
  }

  private void remember(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals > 0 && variables.size() < MAX_VARIABLES && Lexer.isName(assignment, equals)) {
      variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
  }
}
