package dev.bailiff.detectors.shell;

/** What stands before a command and makes a shell run it. */
enum Entry {
  /** Nothing: the text begins with it. */
  START,
  /** A line break. */
  LINE,
  /** A semicolon, or two bars or ampersands. */
  SEPARATOR,
  /** One ampersand. */
  AMPERSAND,
  /** One bar. */
  PIPE,
  /** A dollar sign or angle bracket and a parenthesis. */
  SUBSTITUTION,
  /** A backtick. */
  BACKTICK,
  /** A parenthesis or brace alone. */
  GROUP
}
