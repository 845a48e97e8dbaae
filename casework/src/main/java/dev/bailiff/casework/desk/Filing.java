package dev.bailiff.casework.desk;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealAttempt;
import dev.bailiff.casework.outgoing.Issued;

/** What came of trying to appeal with a link. */
public sealed interface Filing {
  /** The link lets its holder contest nothing, or no longer. */
  record NoLink() implements Filing {}

  /** Nobody has appealed against this yet. */
  record Possible(Issued statement) implements Filing {}

  /** The appeal is on file. */
  record Filed(Issued statement, Appeal appeal) implements Filing {}

  /** There was an appeal already. */
  record Again(Issued statement, Appeal appeal) implements Filing {}

  /** The appeal was not taken. */
  record Refused(Issued statement, AppealAttempt.Why why) implements Filing {}
}
