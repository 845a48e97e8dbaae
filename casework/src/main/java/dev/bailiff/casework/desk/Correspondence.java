package dev.bailiff.casework.desk;

import dev.bailiff.casework.Turn;
import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.incoming.Notice;
import dev.bailiff.casework.incoming.NoticeStore;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.statements.ShortLetters;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Leaves letters for those who sent notices, are restricted, or appealed. */
public final class Correspondence {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final DeskSettings settings;
  private final ShortLetters letters;
  private final PostBox post;

  /** Letters of this provider, left in this box. */
  public Correspondence(DeskSettings settings, ShortLetters letters, PostBox post) {
    this.settings = settings;
    this.letters = letters;
    this.post = post;
  }

  /** Confirms to the sender of a notice that it arrived. */
  void confirm(Turn turn, Notice notice) {
    Map<String, String> values =
        Map.of("reference", notice.id(), "at", MOMENT.format(notice.received()));
    answer(turn, notice, ShortLetters.Kind.NOTICE_RECEIVED, values);
  }

  /** Tells the senders of notices what was ruled on the case that these led to. */
  void answer(Turn turn, CaseId caseId, Ruling ruling) {
    for (Notice notice : NoticeStore.of(turn.sql(), caseId)) {
      switch (ruling) {
        case Ruling.Broken(String clause, _) ->
            answer(
                turn,
                notice,
                ShortLetters.Kind.NOTICE_BROKEN,
                Map.of("reference", notice.id(), "clause", clause));
        case Ruling.NotBroken _ ->
            answer(
                turn,
                notice,
                ShortLetters.Kind.NOTICE_NOT_BROKEN,
                Map.of("reference", notice.id()));
      }
    }
    NoticeStore.answered(turn.sql(), caseId, turn.now());
  }

  /** Sends a statement of reasons. */
  void send(Turn turn, Issued statement) {
    statement
        .letter()
        .ifPresent(
            letter -> tell(turn, "statement", statement.id(), statement.recipient(), letter));
  }

  /** Confirms to somebody that their appeal arrived. */
  void confirm(Turn turn, Appeal appeal) {
    write(turn, appeal, ShortLetters.Kind.APPEAL_RECEIVED, Map.of());
  }

  /** Tells somebody what became of their appeal. */
  void tell(Turn turn, Appeal appeal, AppealOutcome outcome) {
    ShortLetters.Kind kind =
        switch (outcome) {
          case AppealOutcome.Upheld _ -> ShortLetters.Kind.APPEAL_UPHELD;
          case AppealOutcome.PartiallyReversed _ -> ShortLetters.Kind.APPEAL_PARTIALLY_REVERSED;
          case AppealOutcome.Reversed _ -> ShortLetters.Kind.APPEAL_REVERSED;
        };
    write(turn, appeal, kind, Map.of("grounds", outcome.grounds()));
  }

  /**
   * Tells somebody that a rule acted against them wrongly, and that it has been undone.
   *
   * @param reference the same for what one letter is enough for
   * @param from when the rule began to act
   * @return whether it is known where to write to
   */
  public boolean apologise(Turn turn, EntityRef recipient, String reference, Instant from) {
    if (Contacts.of(turn.sql(), recipient).isEmpty()) {
      return false;
    }
    ShortLetters.Kind kind = ShortLetters.Kind.APOLOGY;
    Map<String, String> values = Map.of("at", MOMENT.format(from));
    Letter letter = letters.letter(kind, settings.provider(), values, languages(turn, recipient));
    leave(turn, kind.label(), reference, recipient, letter);
    return true;
  }

  /** The languages in which this entity is written to, the best first. */
  List<Locale> languages(Turn turn, EntityRef recipient) {
    Optional<Locale> chosen =
        Contacts.of(turn.sql(), recipient).flatMap(Contacts.Contact::language);
    return Stream.concat(chosen.stream(), settings.languages().stream()).toList();
  }

  private void write(Turn turn, Appeal appeal, ShortLetters.Kind kind, Map<String, String> more) {
    EntityRef recipient = appeal.contested().affected();
    Map<String, String> values = new HashMap<>(more);
    values.put("reference", appeal.contested().decision());
    Letter letter = letters.letter(kind, settings.provider(), values, languages(turn, recipient));
    tell(turn, kind.label(), appeal.id(), recipient, letter);
  }

  private void answer(
      Turn turn, Notice notice, ShortLetters.Kind kind, Map<String, String> values) {
    notice
        .email()
        .filter(Contacts::isAddress)
        .ifPresent(email -> {
          Letter letter = letters.letter(kind, settings.provider(), values, settings.languages());
          String reference = notice.source() + " " + notice.id();
          post.leave(
              turn.sql(),
              new PostBox.Addressed(kind.label(), reference, email, letter),
              turn.now());
        });
  }

  private void tell(Turn turn, String topic, String reference, EntityRef recipient, Letter letter) {
    post.tell(turn.sql(), new PostBox.Told(topic, reference, recipient, letter), turn.now());
    leave(turn, topic, reference, recipient, letter);
  }

  private void leave(
      Turn turn, String topic, String reference, EntityRef recipient, Letter letter) {
    Contacts.of(turn.sql(), recipient)
        .ifPresent(contact ->
            post.leave(
                turn.sql(),
                new PostBox.Addressed(topic, reference, contact.email(), letter),
                turn.now()));
  }
}
