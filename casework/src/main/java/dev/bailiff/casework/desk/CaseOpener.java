package dev.bailiff.casework.desk;

import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.docket.CaseStore;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.incoming.Notice;
import dev.bailiff.casework.incoming.NoticeStore;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts to people what decisions ask of them, what a rule asked for and must not be done without
 * them, what users report, and what formal notices say, and confirms to the senders of notices that
 * they arrived.
 */
public final class CaseOpener implements Follower {
  private final CaseStore cases;
  private final Correspondence letters;

  /**
   * An opener of cases.
   *
   * @param cases where they are kept
   * @param letters writes to those who sent notices
   */
  public CaseOpener(CaseStore cases, Correspondence letters) {
    this.cases = cases;
    this.letters = letters;
  }

  @Override
  public boolean concerns(Decision decision) {
    return isReport(decision.event()) || isNotice(decision.event());
  }

  @Override
  public void follow(Turn turn) {
    Map<Same, Question> questions = new LinkedHashMap<>();
    for (Turn.Followed followed : turn.followed()) {
      for (Question question : Questions.of(followed.decided())) {
        questions.merge(
            new Same(question.subject(), question.reason().key()), question, Question::and);
      }
    }
    for (Receipt.Withheld withheld : turn.ledger().withheld()) {
      Question question = Questions.of(withheld);
      questions.merge(
          new Same(question.subject(), question.reason().key()), question, Question::and);
    }
    questions.values().forEach(question -> raise(turn, question));
  }

  /** The same reason about the same subject is given once in a transaction, with its number. */
  private record Same(EntityRef subject, Reason.Key key) {}

  private void raise(Turn turn, Question question) {
    Optional<CaseFile> before = cases.openAbout(turn.sql(), question.subject());
    CaseFile file =
        cases.raise(
            turn.sql(),
            question.id(),
            question.subject(),
            question.queue(),
            question.reason(),
            turn.now());
    int known = before.map(it -> it.reasons().size()).orElse(0);
    if (file.reasons().size() > known) {
      turn.ledger().note(deed(turn, question, file, before.isEmpty()));
    }
    question.notice().ifPresent(event -> confirm(turn, event, file));
  }

  private static Deed deed(Turn turn, Question question, CaseFile file, boolean isNew) {
    Reason.Key key = question.reason().key();
    return new Deed(
        turn.now(),
        question.raisedBy(),
        isNew ? "open-case" : "add-reason",
        file.id().value(),
        null,
        "in queue " + file.queue(),
        key.source().name().toLowerCase(Locale.ROOT) + " " + key.reference());
  }

  private void confirm(Turn turn, Event event, CaseFile file) {
    Notice notice =
        new Notice(
            event.source(),
            event.id(),
            turn.now(),
            file.id(),
            event.text("event.law").orElse(""),
            event.text("event.sender"),
            event.text("event.sender_email"),
            Optional.empty());
    if (NoticeStore.add(turn.sql(), notice)) {
      letters.confirm(turn, notice);
    }
  }

  static boolean isReport(Event event) {
    return event.type().equals(EventTypes.REPORT_FILED);
  }

  static boolean isNotice(Event event) {
    return event.type().equals(EventTypes.NOTICE_RECEIVED);
  }

  /** Whoever a report or a notice comes from, the case is opened by the program. */
  static Actor opener() {
    return Actor.rule("bailiff/incoming");
  }
}
