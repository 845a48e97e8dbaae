package dev.bailiff.casework.desk;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.cases.Attempt;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.CaseState;
import dev.bailiff.casework.cases.Claim;
import dev.bailiff.casework.cases.Refusal;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.docket.CaseStore;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reviewers do with cases. Each change, what follows from it, and its entry in the audit log
 * are one transaction.
 */
public final class CaseDesk {
  /** Enforcements shown beside a case. */
  private static final int MOST_SHOWN = 50;

  private final Casework casework;
  private final Database database;
  private final CaseStore cases;
  private final Correspondence letters;
  private final DeskSettings settings;

  /** A desk over these cases. */
  public CaseDesk(
      Casework casework,
      Database database,
      CaseStore cases,
      Correspondence letters,
      DeskSettings settings) {
    this.casework = casework;
    this.database = database;
    this.cases = cases;
    this.letters = letters;
    this.settings = settings;
  }

  /** The open cases of a queue, or of all, in the order of work, at most so many. */
  public List<CaseFile> open(Optional<String> queue, Instant now, int limit) {
    return database.read(sql -> cases.open(sql, queue, now, limit));
  }

  /** The case with this id. */
  public Optional<CaseFile> find(CaseId id) {
    return database.read(sql -> cases.find(sql, id));
  }

  /** What was ever done to the subject of the case, latest first. */
  public List<Enforcement> history(CaseFile file) {
    return database.read(sql -> EnforcementStore.against(sql, file.subject(), MOST_SHOWN));
  }

  /** Claims the case of this queue that the reviewer should look at next. */
  public Optional<CaseFile> claimNext(String queue, Reviewer reviewer) {
    return casework.change(turn -> {
      Optional<CaseFile> claimed =
          cases.claimNext(turn.sql(), queue, reviewer, turn.now(), settings.lease());
      claimed.ifPresent(file -> note(turn, reviewer, "claim-case", file, "waiting", "next"));
      return claimed;
    });
  }

  /** Claims this case; empty if there is none with this id. */
  public Optional<Attempt> claim(CaseId id, Reviewer reviewer) {
    return change(
        id,
        reviewer,
        "claim-case",
        "chosen",
        (file, turn) -> file.claim(reviewer, turn.now(), settings.lease()));
  }

  /** Gives a claim up. */
  public Optional<Attempt> release(CaseId id, Reviewer reviewer, long claim) {
    return change(
        id,
        reviewer,
        "release-case",
        "",
        (file, _) -> held(file, reviewer, claim).<Attempt>map(file::release).orElse(notHeld()));
  }

  /** Hands the case to the people of another queue. */
  public Optional<Attempt> handOver(
      CaseId id, Reviewer reviewer, long claim, String queue, String because) {
    return change(
        id,
        reviewer,
        "hand-over-case",
        because,
        (file, _) ->
            held(file, reviewer, claim)
                .<Attempt>map(it -> file.transfer(it, queue))
                .orElse(notHeld()));
  }

  /**
   * Rules on the case, with all that follows from it.
   *
   * @param claim the number of the claim under which it is ruled
   * @param orders what is done because the clause was broken
   * @param undo the ids of enforcements that end
   */
  public Optional<Ruled> rule(
      CaseId id,
      Reviewer reviewer,
      long claim,
      Ruling ruling,
      List<Order> orders,
      List<String> undo) {
    if (!orders.isEmpty() && ruling instanceof Ruling.NotBroken) {
      throw new IllegalArgumentException("where nothing was broken, nothing is ordered");
    }
    return casework.change(turn ->
        cases
            .attempt(
                turn.sql(),
                id,
                file ->
                    held(file, reviewer, claim)
                        .map(it -> file.resolve(it, ruling, turn.now()))
                        .orElse(file.isOpen() ? notHeld() : new Attempt.Refused(Refusal.RESOLVED)))
            .map(attempt ->
                switch (attempt) {
                  case Attempt.Refused(Refusal why) -> new Ruled.Refused(why);
                  case Attempt.Done(CaseFile file) ->
                      carryOut(turn, file, reviewer, ruling, orders, undo);
                }));
  }

  private Ruled carryOut(
      Turn turn,
      CaseFile file,
      Reviewer reviewer,
      Ruling ruling,
      List<Order> orders,
      List<String> undo) {
    Actor person = Actor.person(reviewer.id());
    List<Enforcement> begun = new ArrayList<>();
    for (Order order : orders) {
      Enforcement enforcement = enforcement(turn, file, person, ruling, order, begun.size());
      turn.ledger().begin(enforcement);
      begun.add(enforcement);
    }
    Undoing undoing = new Undoing(turn.now(), person, ruling.grounds());
    List<Enforcement> undone =
        undo.stream().flatMap(it -> turn.ledger().undo(it, undoing).stream()).toList();
    note(turn, reviewer, "rule-on-case", file, "in review", ruling.grounds());
    letters.answer(turn, file.id(), ruling);
    return new Ruled.Done(file, begun, undone);
  }

  private static Enforcement enforcement(
      Turn turn, CaseFile file, Actor person, Ruling ruling, Order order, int position) {
    Optional<String> clause =
        ruling instanceof Ruling.Broken(String broken, String _)
            ? Optional.of(broken)
            : Optional.empty();
    return new Enforcement(
        file.id() + "." + position,
        order.measure(),
        turn.now(),
        order.lasting().map(turn.now()::plus),
        turn.now(),
        new Cause(person, clause, ruling.grounds(), Optional.empty()),
        Optional.empty());
  }

  private Optional<Attempt> change(
      CaseId id, Reviewer reviewer, String act, String because, Change change) {
    return casework.change(turn -> {
      Function<CaseFile, Attempt> tried = file -> change.of(file, turn);
      Optional<CaseFile> before = cases.find(turn.sql(), id);
      Optional<Attempt> attempt = cases.attempt(turn.sql(), id, tried);
      if (attempt.isPresent() && attempt.get() instanceof Attempt.Done(CaseFile after)) {
        note(turn, reviewer, act, after, before.map(CaseDesk::described).orElse(""), because);
      }
      return attempt;
    });
  }

  private interface Change {
    Attempt of(CaseFile file, Turn turn);
  }

  /** The claim with this number, if this reviewer holds the case by it. */
  private static Optional<Claim> held(CaseFile file, Reviewer reviewer, long number) {
    return file.state() instanceof CaseState.InReview(Claim claim)
            && claim.reviewer().equals(reviewer)
            && claim.number() == number
        ? Optional.of(claim)
        : Optional.empty();
  }

  private static Attempt notHeld() {
    return new Attempt.Refused(Refusal.NOT_HELD);
  }

  private static void note(
      Turn turn, Reviewer reviewer, String act, CaseFile after, String before, String because) {
    turn.ledger()
        .note(
            new Deed(
                turn.now(),
                Actor.person(reviewer.id()),
                act,
                after.id().value(),
                before,
                described(after),
                because));
  }

  private static String described(CaseFile file) {
    String state =
        switch (file.state()) {
          case CaseState.Waiting _ -> "waiting";
          case CaseState.InReview(Claim claim) ->
              "claim " + claim.number() + " of " + claim.reviewer() + " until " + claim.until();
          case CaseState.Resolved(Reviewer _, Instant _, Ruling ruling) ->
              switch (ruling) {
                case Ruling.Broken(String clause, String _) -> "clause " + clause + " was broken";
                case Ruling.NotBroken _ -> "nothing was broken";
              };
        };
    return state + ", in queue " + file.queue();
  }
}
