package dev.bailiff.casework.cases;

/** Why a case did not change. */
public enum Refusal {
  /** Another reviewer holds it. */
  CLAIMED("another reviewer holds the case"),
  /** The claim is not the case's last one, or was given up. */
  NOT_HELD("the case is not held by this claim"),
  /** A reason came that the reviewer has not seen. */
  NEW_REASON("a reason came that was not there when the case was claimed"),
  /** It was ruled on. */
  RESOLVED("the case is resolved"),
  /** The reviewer may not rule on it. */
  EXCLUDED("this reviewer may not rule on the case");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** What people are told. */
  public String words() {
    return words;
  }
}
