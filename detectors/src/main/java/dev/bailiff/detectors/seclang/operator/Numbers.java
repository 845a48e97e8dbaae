package dev.bailiff.detectors.seclang.operator;

/** Comparisons of numbers; a text that begins with none counts as zero, as in C. */
final class Numbers {
  private static final long MOST = Integer.MAX_VALUE;

  private Numbers() {}

  static Operator of(String name, Macro argument) {
    return (text, names, match) -> {
      long left = number(text);
      long right = number(argument.text(names));
      return switch (name) {
        case "eq" -> left == right;
        case "ge" -> left >= right;
        case "gt" -> left > right;
        case "le" -> left <= right;
        default -> left < right;
      };
    };
  }

  /** The whole number that a text begins with. */
  static long number(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    boolean isNegative = at < text.length() && text.charAt(at) == '-';
    at += isNegative || (at < text.length() && text.charAt(at) == '+') ? 1 : 0;
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = Math.min(MOST, value * 10 + text.charAt(at++) - '0');
    }
    return isNegative ? -value : value;
  }
}
