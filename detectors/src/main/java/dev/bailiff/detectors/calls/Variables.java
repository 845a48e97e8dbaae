package dev.bailiff.detectors.calls;

/**
 * Finds what PHP calls by the name that a variable holds: {@code $f(…)}, {@code $$f(…)}, {@code
 * ${f}(…)} and {@code $f['a'][0](…)}.
 */
final class Variables {
  /** How far before a call its variable may begin. */
  private static final int REACH = 96;

  private static final double PLAIN = 0.45;
  private static final double INDEXED = 0.6;

  private Variables() {}

  /** Where the variable begins that ends before an index, or -1 if none does. */
  static int start(String text, int end) {
    int stop = Math.max(0, end - REACH);
    int at = end;
    while (at > stop && isClosing(text.charAt(at - 1))) {
      at = opening(text, at - 1, stop);
      while (at > stop && text.charAt(at - 1) <= ' ') {
        at--;
      }
    }
    int nameEnd = at;
    while (at > stop && isNameSign(text.charAt(at - 1))) {
      at--;
    }
    boolean isNamed = nameEnd > at || nameEnd < end;
    return isNamed && at > stop && text.charAt(at - 1) == '$' ? at - 1 : -1;
  }

  /** How surely a variable is called by a program and not by a page's own script. */
  static double score(String text, int start, int end) {
    boolean isTwice = start > 0 && text.charAt(start - 1) == '$';
    return text.charAt(end - 1) == ']' || isTwice ? INDEXED : PLAIN;
  }

  /** Where what is closed at an index was opened, or the stop if it was not after that. */
  private static int opening(String text, int closing, int stop) {
    int depth = 0;
    for (int i = closing; i >= stop; i--) {
      char c = text.charAt(i);
      if (isClosing(c)) {
        depth++;
      } else if (c == '[' || c == '{') {
        depth--;
        if (depth == 0) {
          return i;
        }
      }
    }
    return stop;
  }

  private static boolean isClosing(char c) {
    return c == ']' || c == '}';
  }

  private static boolean isNameSign(char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9') || c > 0x7f;
  }
}
