package dev.bailiff.detectors.seclang.regex;

/** How often a part of a pattern may occur. */
final class Counts {
  /** What the linear-time library bears. */
  static final int MOST = 1_000;

  private static final int DIGITS = 6;

  private Counts() {}

  /** Least, most and the index after the quantifier at this index; nothing if there is none. */
  static int[] read(String text, int at) {
    return switch (text.charAt(at)) {
      case '*' -> new int[] {0, -1, at + 1};
      case '+' -> new int[] {1, -1, at + 1};
      case '?' -> new int[] {0, 1, at + 1};
      case '{' -> braces(text, at);
      default -> new int[0];
    };
  }

  /** Braces that hold no count are two letters. */
  private static int[] braces(String text, int at) {
    int close = text.indexOf('}', at);
    if (close < 0) {
      return new int[0];
    }
    String inside = text.substring(at + 1, close);
    int comma = inside.indexOf(',');
    String least = comma < 0 ? inside : inside.substring(0, comma);
    String most = comma < 0 ? inside : inside.substring(comma + 1);
    if (!isNumber(least) || (!isNumber(most) && !(comma >= 0 && most.isEmpty()))) {
      return new int[0];
    }
    return new int[] {
      Integer.parseInt(least), most.isEmpty() ? -1 : Integer.parseInt(most), close + 1
    };
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
