package dev.bailiff.casework.cases;

/** What came of trying to change a case. */
public sealed interface Attempt {
  /** The case as it is now. */
  record Done(CaseFile file) implements Attempt {}

  /** The case is as it was. */
  record Refused(Refusal why) implements Attempt {}
}
