package dev.bailiff.casework.appeals;

/** What came of trying to file or change an appeal. */
public sealed interface AppealAttempt {
  /** The appeal as it is now. */
  record Done(Appeal appeal) implements AppealAttempt {}

  /** Nothing changed. */
  record Refused(Why why) implements AppealAttempt {}

  /** Why nothing changed. */
  enum Why {
    /** The window has closed. */
    TOO_LATE("the time for an appeal is over"),
    /** The appeal has no words, or too many. */
    WORDS("an appeal has 1 to " + Appeal.MAX_WORDS + " characters"),
    /** The reviewer had a part in what is contested. */
    OWN_DECISION("an appeal is not heard by who had a part in the decision"),
    /** Another reviewer hears it. */
    HEARD("another reviewer hears the appeal"),
    /** It is not heard by this reviewer. */
    NOT_HEARD("this reviewer does not hear the appeal"),
    /** It has ended. */
    ENDED("the appeal has ended"),
    /** Something to undo was not carried out because of the decision. */
    NOT_OF_THIS_DECISION("only what the decision led to can be undone"),
    /** All or nothing of it is not a part. */
    NOT_A_PART("a partial reversal undoes some, and not all, of what the decision led to");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** What people are told. */
    public String words() {
      return words;
    }
  }
}
