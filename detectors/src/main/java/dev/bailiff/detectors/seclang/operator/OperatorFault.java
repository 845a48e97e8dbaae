package dev.bailiff.detectors.seclang.operator;

/** An operator that cannot be used here. */
public final class OperatorFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String subject;
  private final int index;
  private final boolean isError;

  private OperatorFault(String subject, String reason, int index, boolean isError) {
    super(reason);
    this.subject = subject;
    this.index = index;
    this.isError = isError;
  }

  /** One that ModSecurity has and this does not. */
  static OperatorFault unsupported(String subject, String reason, int index) {
    return new OperatorFault(subject, reason, index, false);
  }

  /** One that is wrong. */
  static OperatorFault wrong(String reason) {
    return new OperatorFault("operator", reason, 0, true);
  }

  /** What it is about, in a word or two. */
  public String subject() {
    return subject;
  }

  /** Why it cannot be used. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Where in its argument. */
  public int index() {
    return index;
  }

  /** Whether it can be used nowhere. */
  public boolean isError() {
    return isError;
  }
}
