package dev.bailiff.core.action;

/** The answer to a caller who waits, from mild to severe. */
public enum Verdict {
  ALLOW,
  CHALLENGE,
  THROTTLE,
  HOLD,
  DENY;

  /** The more severe of the two. */
  public Verdict moreSevere(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The name used in policies and outputs, in lower case. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
