package dev.bailiff.casework.desk;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealAttempt;
import dev.bailiff.casework.appeals.AppealLinks;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.appeals.AppealState;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.hearing.AppealStore;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.casework.outgoing.StatementStore;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Appeals from the link in a statement to their end. A reversal, everything that it undoes, and the
 * entries in the audit log are one transaction.
 */
public final class Hearings {
  private static final int ID_DIGITS = 24;

  private final Casework casework;
  private final Database database;
  private final AppealLinks links;
  private final Correspondence letters;
  private final DeskSettings settings;

  /** Hearings of appeals that come with these links. */
  public Hearings(
      Casework casework,
      Database database,
      AppealLinks links,
      Correspondence letters,
      DeskSettings settings) {
    this.casework = casework;
    this.database = database;
    this.links = links;
    this.letters = letters;
    this.settings = settings;
  }

  /** What the holder of this token can do now. */
  public Filing look(String token, Instant now) {
    return links
        .decision(token, now)
        .map(id -> database.read(sql -> look(sql, id)))
        .orElseGet(Filing.NoLink::new);
  }

  /** Files the appeal of the holder of this token. */
  public Filing file(String token, String words, Instant now) {
    return links
        .decision(token, now)
        .map(id -> casework.change(turn -> file(turn, id, words)))
        .orElseGet(Filing.NoLink::new);
  }

  /** The appeals that have not ended, the oldest first, at most so many. */
  public List<Appeal> open(int limit) {
    return database.read(sql -> AppealStore.open(sql, limit));
  }

  /** The appeal with this id. */
  public Optional<Appeal> find(String id) {
    return database.read(sql -> AppealStore.find(sql, id));
  }

  /** The reviewer takes the appeal to hear it; empty if there is none with this id. */
  public Optional<AppealAttempt> hear(String id, Reviewer reviewer) {
    return change(id, reviewer, "hear-appeal", (it, turn) -> it.hear(reviewer, turn.now()));
  }

  /** The reviewer gives the appeal back, for another to hear. */
  public Optional<AppealAttempt> giveBack(String id, Reviewer reviewer) {
    return change(id, reviewer, "give-back-appeal", (it, _) -> it.giveBack(reviewer));
  }

  /** The reviewer decides the appeal; what is to be undone is undone. */
  public Optional<AppealAttempt> decide(String id, Reviewer reviewer, AppealOutcome outcome) {
    return change(
        id,
        reviewer,
        "decide-appeal",
        (it, turn) -> {
          AppealAttempt attempt = it.decide(reviewer, outcome, turn.now());
          if (attempt instanceof AppealAttempt.Done(Appeal decided)) {
            Actor person = Actor.person(reviewer.id());
            Undoing undoing = new Undoing(turn.now(), person, outcome.grounds());
            decided.toUndo().stream().sorted().forEach(each -> turn.ledger().undo(each, undoing));
            letters.tell(turn, decided, outcome);
          }
          return attempt;
        });
  }

  private static Filing look(DSLContext sql, String id) {
    return StatementStore.find(sql, id)
        .map(statement ->
            AppealStore.against(sql, statement.decision(), statement.recipient())
                .<Filing>map(appeal -> new Filing.Again(statement, appeal))
                .orElseGet(() -> new Filing.Possible(statement)))
        .orElseGet(Filing.NoLink::new);
  }

  private Filing file(Turn turn, String statementId, String words) {
    if (!(look(turn.sql(), statementId) instanceof Filing.Possible(Issued statement))) {
      return look(turn.sql(), statementId);
    }
    AppealAttempt attempt =
        Appeal.file(
            id(statement, turn.now()), statement.contested(), settings.window(), words, turn.now());
    return switch (attempt) {
      case AppealAttempt.Refused(AppealAttempt.Why why) -> new Filing.Refused(statement, why);
      case AppealAttempt.Done(Appeal appeal) -> {
        Appeal filed = AppealStore.add(turn.sql(), appeal);
        // It is the affected person who acts; who that is stands with the statement alone.
        note(turn, Actor.person("the affected person"), "file-appeal", filed, "");
        letters.confirm(turn, filed);
        yield new Filing.Filed(statement, filed);
      }
    };
  }

  private Optional<AppealAttempt> change(String id, Reviewer reviewer, String act, Change change) {
    return casework.change(turn -> {
      Function<Appeal, AppealAttempt> tried = appeal -> change.of(appeal, turn);
      String before = AppealStore.find(turn.sql(), id).map(Hearings::described).orElse("");
      Optional<AppealAttempt> attempt = AppealStore.attempt(turn.sql(), id, tried);
      if (attempt.isPresent() && attempt.get() instanceof AppealAttempt.Done(Appeal appeal)) {
        note(turn, Actor.person(reviewer.id()), act, appeal, before);
      }
      return attempt;
    });
  }

  private interface Change {
    AppealAttempt of(Appeal appeal, Turn turn);
  }

  private static void note(Turn turn, Actor actor, String act, Appeal appeal, String before) {
    String because =
        appeal.state() instanceof AppealState.Decided decided ? decided.outcome().grounds() : "";
    turn.ledger()
        .note(new Deed(turn.now(), actor, act, appeal.id(), before, described(appeal), because));
  }

  private static String described(Appeal appeal) {
    return switch (appeal.state()) {
      case AppealState.Filed _ -> "filed against " + appeal.contested().decision();
      case AppealState.Heard(Reviewer reviewer, Instant _) -> "heard by " + reviewer;
      case AppealState.Decided(Reviewer _, Instant _, AppealOutcome outcome) ->
          switch (outcome) {
            case AppealOutcome.Upheld _ -> "upheld";
            case AppealOutcome.PartiallyReversed _ -> "partially reversed";
            case AppealOutcome.Reversed _ -> "reversed";
          };
      case AppealState.Withdrawn _ -> "withdrawn";
    };
  }

  private static String id(Issued statement, Instant now) {
    return Digest.begin()
        .add("appeal")
        .add(statement.id())
        .add(now.toEpochMilli())
        .hex()
        .substring(0, ID_DIGITS);
  }
}
