package dev.bailiff.casework;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Ledger;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.enforcement.StandingIndex;
import dev.bailiff.casework.enforcement.StandingSource;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.decision.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * Does what decisions ask for, once each, whatever dies in between: how far a journal of decisions
 * has been followed is written in the same transaction as what followed from it.
 *
 * <p>One process at a time may work on a database: the index of what is in force is in its memory.
 */
public final class Casework {
  /** How far progress may run ahead of what is written of it while nothing happens. */
  private static final long UNWRITTEN = 10_000;

  /** After so many new enforcements the index drops those that are over. */
  private static final int SWEEP_AFTER = 10_000;

  private final Database database;
  private final String journal;
  private final InstantSource clock;
  private final AuditLog audit;
  private final List<Follower> followers;
  private final StandingIndex index = new StandingIndex();

  private final ReentrantLock changing = new ReentrantLock();
  private boolean isIndexCurrent;
  private long written;
  private int addedSinceSweep;

  /**
   * Takes up work where it was left, without followers.
   *
   * @see #Casework(Database, String, InstantSource, AuditLog, List)
   */
  public Casework(Database database, String journal, InstantSource clock, AuditLog audit) {
    this(database, journal, clock, audit, List.of());
  }

  /**
   * Takes up work where it was left.
   *
   * @param database where it is kept; the caller closes it
   * @param journal the name of the journal that decisions come from; another journal, whose numbers
   *     begin again, needs another name
   * @param clock tells when things are recorded
   * @param audit the log of who did what
   * @param followers take part in every transaction, in this order
   */
  public Casework(
      Database database,
      String journal,
      InstantSource clock,
      AuditLog audit,
      List<Follower> followers) {
    if (!journal.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("a journal's name has letters, digits and `-`");
    }
    this.database = requireNonNull(database, "database");
    this.journal = journal;
    this.clock = requireNonNull(clock, "clock");
    this.audit = requireNonNull(audit, "audit");
    this.followers = List.copyOf(followers);
    refresh();
  }

  /** How far the journal has been followed for certain: what comes after may be given again. */
  public long position() {
    return database.read(sql -> Progress.of(sql, journal));
  }

  /** The time at which what changes now is recorded. */
  public Instant now() {
    return clock.instant();
  }

  /** How entities stand. */
  public StandingSource standing() {
    return index;
  }

  /**
   * Does what these decisions ask for, all of it or, if this throws, nothing. They come in the
   * order of the journal; those that were followed before are passed over.
   *
   * @return what became of each action, in order
   */
  public List<Receipt> accept(List<Decided> decisions) {
    if (decisions.isEmpty()) {
      return List.of();
    }
    requireInOrder(decisions);
    long last = decisions.getLast().sequence();
    boolean asks = decisions.stream().anyMatch(it -> isFollowed(it.decision()));
    return changing(
        () -> asks || last - written >= UNWRITTEN ? follow(decisions, last) : List.of());
  }

  /** Ends an enforcement early; empty if there is none with this id or it was undone before. */
  public Optional<Enforcement> undo(String id, Undoing undoing) {
    return change(turn -> turn.ledger().undo(id, undoing));
  }

  /** Ends all of these early that have not been undone yet. */
  public List<Enforcement> undo(List<String> ids, Undoing undoing) {
    return change(
        turn -> ids.stream().flatMap(id -> turn.ledger().undo(id, undoing).stream()).toList());
  }

  /**
   * Makes a change that no decision asks for, such as a person's ruling, in one transaction with
   * what the followers do about it.
   */
  public <T> T change(Function<Turn, T> change) {
    return changing(() -> {
      Instant now = clock.instant();
      return inLedger((sql, ledger) -> {
        Turn turn = new Turn(sql, ledger, now, List.of());
        T result = change.apply(turn);
        followers.forEach(follower -> follower.follow(turn));
        return result;
      });
    });
  }

  private boolean isFollowed(Decision decision) {
    return !decision.actions().isEmpty()
        || followers.stream().anyMatch(follower -> follower.concerns(decision));
  }

  private List<Receipt> follow(List<Decided> decisions, long last) {
    Instant now = clock.instant();
    List<Receipt> receipts =
        inLedger((sql, ledger) -> {
          long done = Progress.of(sql, journal);
          Progress.set(sql, journal, Math.max(done, last));
          List<Turn.Followed> followed =
              decisions.stream()
                  .filter(it -> it.sequence() > done)
                  .filter(it -> isFollowed(it.decision()))
                  .map(it -> new Turn.Followed(it, carryOut(it, ledger, now)))
                  .toList();
          Turn turn = new Turn(sql, ledger, now, followed);
          followers.forEach(follower -> follower.follow(turn));
          return followed.stream().flatMap(it -> it.receipts().stream()).toList();
        });
    written = Math.max(written, last);
    sweep(receipts.size(), now);
    return receipts;
  }

  private List<Receipt> carryOut(Decided decided, Ledger ledger, Instant now) {
    return Asked.by(journal, decided, now).stream().map(ledger::carryOut).toList();
  }

  private Optional<Receipt.Withheld> objection(Ledger changes, Enforcement asked) {
    return followers.stream()
        .map(follower -> follower.objection(changes, asked))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private <T> T inLedger(InLedger<T> work) {
    if (!isIndexCurrent) {
      refresh();
    }
    isIndexCurrent = false; // until it is certain that the transaction was committed
    Written<T> outcome =
        database.write(sql -> {
          Ledger ledger = new Ledger(sql, index, audit, this::objection);
          T result = work.with(sql, ledger);
          ledger.write();
          return new Written<>(ledger, result);
        });
    outcome.ledger().committed();
    isIndexCurrent = true;
    followers.forEach(Follower::committed);
    return outcome.result();
  }

  private interface InLedger<T> {
    T with(DSLContext sql, Ledger ledger);
  }

  private record Written<T>(Ledger ledger, T result) {}

  private void refresh() {
    Instant now = clock.instant();
    written =
        database.read(sql -> {
          index.replaceBy(EnforcementStore.inForce(sql, now));
          return Progress.of(sql, journal);
        });
    isIndexCurrent = true;
  }

  /** Keeps the index to what is in force, at a cost spread over what was added. */
  private void sweep(int added, Instant now) {
    addedSinceSweep += added;
    if (addedSinceSweep >= SWEEP_AFTER) {
      index.dropOver(now);
      addedSinceSweep = 0;
    }
  }

  private <T> T changing(Supplier<T> change) {
    changing.lock();
    try {
      return change.get();
    } finally {
      changing.unlock();
    }
  }

  private static void requireInOrder(List<Decided> decisions) {
    for (int i = 1; i < decisions.size(); i++) {
      if (decisions.get(i).sequence() <= decisions.get(i - 1).sequence()) {
        throw new IllegalArgumentException("decisions come in the order of the journal");
      }
    }
  }
}
