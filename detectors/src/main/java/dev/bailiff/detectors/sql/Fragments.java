package dev.bailiff.detectors.sql;

/**
 * Judges shapes that none of the known ones begins: a condition that goes on from what stands
 * before the value, and words of SQL between a quote and what cuts off the rest of the statement.
 */
final class Fragments {
  private static final double CONDITION = 0.55;
  private static final double NAMED_CONDITION = 0.4;
  private static final double CUT_OFF = 0.6;
  private static final double NAMED_CUT_OFF = 0.4;

  /** What can stand after a quote that ends a value, other than a name. */
  private static final String GOES_ON = "&loaBkUEDTf;";

  private static final String OPERANDS = "1svfnS";

  private Fragments() {}

  /** Whether a text ends in what takes the rest of a statement away. */
  static boolean isCut(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == ')')) {
      end--;
    }
    if (end == 0) {
      return false;
    }
    char last = text.charAt(end - 1);
    char before = end > 1 ? text.charAt(end - 2) : 0;
    return last == '#' || last == ';' || (last == '-' && before != 0 && text.indexOf("--") >= 0);
  }

  /** Whether a text may hold a condition: something compared, and a sign or word before it. */
  static boolean isCondition(String text) {
    boolean isCompared = text.indexOf('=') >= 0 || text.indexOf('<') >= 0 || text.indexOf('>') >= 0;
    return isCompared
        && (text.contains("or")
            || text.contains("and")
            || text.contains("||")
            || text.contains("&&"));
  }

  /** How surely the first tokens are a part of a statement; 0 if they are not. */
  static double score(Tokens tokens, boolean isCut) {
    if (tokens.count() < 3) {
      return 0;
    }
    return tokens.reading() == 'O' ? condition(tokens) : isCut ? cutOff(tokens) : 0;
  }

  /** {@code or 1 =} and the like: surest at the beginning of a value. */
  private static double condition(Tokens tokens) {
    for (int i = 0; i + 2 < tokens.count(); i++) {
      if (tokens.kind(i) == Tokens.LOGIC && tokens.kind(i + 2) == Tokens.COMPARISON) {
        char operand = tokens.kind(i + 1);
        boolean isNamed = operand == Tokens.NAME;
        if (isNamed ? i == 0 : OPERANDS.indexOf(operand) >= 0) {
          return isNamed || i > 0 ? NAMED_CONDITION : CONDITION;
        }
      }
    }
    return 0;
  }

  private static double cutOff(Tokens tokens) {
    char last = tokens.kind(tokens.count() - 1);
    boolean isEnd = last == Tokens.CUT || last == ';';
    if (!isEnd || tokens.kind(0) != Tokens.STRING) {
      return 0;
    }
    if (GOES_ON.indexOf(tokens.kind(1)) < 0) {
      return last == Tokens.CUT && tokens.kind(1) == Tokens.NAME ? NAMED_CUT_OFF : 0;
    }
    for (int i = 2; i < tokens.count() - 1; i++) {
      if (tokens.kind(i) == '?') {
        return 0;
      }
    }
    return last == Tokens.CUT ? CUT_OFF : NAMED_CUT_OFF;
  }
}
