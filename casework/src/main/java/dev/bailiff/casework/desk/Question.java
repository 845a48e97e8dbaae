package dev.bailiff.casework.desk;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import java.util.Optional;

/**
 * What is to be put to people.
 *
 * @param id the id of the case, if it becomes one
 * @param subject whom or what it is about
 * @param queue the people it is put to
 * @param reason why it is asked
 * @param raisedBy the rule that asks
 * @param notice the formal notice, if it comes from one
 */
record Question(
    CaseId id,
    EntityRef subject,
    String queue,
    Reason reason,
    Actor raisedBy,
    Optional<Event> notice) {

  /** This question and another for the same reason as one. */
  Question and(Question other) {
    return new Question(id, subject, queue, reason.and(other.reason), raisedBy, notice);
  }
}
