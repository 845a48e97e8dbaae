package dev.bailiff.core.condition;

/** The three answers of a condition. */
public enum Truth {
  NO,
  YES,
  /** It cannot be said; the scope's failure says why. */
  UNKNOWN;

  /** The answer for a plain boolean. */
  public static Truth of(boolean value) {
    return value ? YES : NO;
  }
}
