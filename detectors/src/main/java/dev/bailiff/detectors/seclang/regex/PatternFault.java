package dev.bailiff.detectors.seclang.regex;

/** A regular expression that cannot be run in linear time, or not at all. */
public final class PatternFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int index;

  PatternFault(String message, int index) {
    super(message);
    this.index = index;
  }

  /** Where in the expression. */
  public int index() {
    return index;
  }

  /** What it is, in words. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
