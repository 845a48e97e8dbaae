package dev.bailiff.rules.cel;

/**
 * What evaluating an expression costs, in reads of a field. Only the order counts: conjuncts and
 * disjuncts are evaluated from cheap to dear. A permit is asked last because asking is recorded.
 */
final class Cost {
  static final int NOTHING = 0;
  static final int FIELD = 1;
  static final int MEMO = 2;
  static final int PREFIX = 4;
  static final int TEXT = 8;
  static final int FEATURE = 64;
  static final int SIGNAL = 512;
  static final int REGEX = 4_096;
  static final int FALLBACK = 8_192;
  static final int PERMIT = 1 << 20;

  /** From here on remembering a result is cheaper than computing it again. */
  static final int WORTH_SHARING = TEXT;

  private static final int MOST = 1 << 28;

  private Cost() {}

  static int sum(int left, int right) {
    return Math.min(MOST, left + right);
  }
}
