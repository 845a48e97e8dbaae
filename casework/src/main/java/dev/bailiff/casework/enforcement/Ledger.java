package dev.bailiff.casework.enforcement;

import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * What one transaction does to enforcements. Nothing outside the transaction sees it before the
 * commit.
 */
public final class Ledger {
  private final DSLContext sql;
  private final StandingIndex index;
  private final AuditLog audit;
  private final Brake brake;
  private final Map<String, List<Enforcement>> begunByDeed = new HashMap<>();
  private final List<Enforcement> begun = new ArrayList<>();
  private final List<Receipt.Withheld> withheld = new ArrayList<>();
  private final List<Enforcement> undone = new ArrayList<>();
  private final List<Deed> deeds = new ArrayList<>();

  /** A ledger for this transaction. */
  public Ledger(DSLContext sql, StandingIndex index, AuditLog audit, Brake brake) {
    this.brake = brake;
    this.sql = sql;
    this.index = index;
    this.audit = audit;
  }

  /**
   * Carries out what is asked for, unless the same is in force or something objects. The index is
   * asked first, as nearly everything that a rule asks for while an attack goes on is in force
   * already.
   */
  public Receipt carryOut(Enforcement asked) {
    Optional<Enforcement> same =
        inThisTransaction(asked)
            .or(() -> index.sameAs(asked))
            .or(() -> EnforcementStore.sameAs(sql, asked));
    if (same.isPresent()) {
      return same.get().undone().isPresent()
          ? new Receipt.LeftUndone(same.get())
          : new Receipt.AlreadyInForce(same.get());
    }
    Optional<Receipt.Withheld> objection = brake.objection(this, asked);
    if (objection.isPresent()) {
      withhold(objection.get());
      return objection.get();
    }
    begin(asked);
    return new Receipt.Begun(asked);
  }

  /** Leaves it to people whether what is asked for begins. */
  public void withhold(Receipt.Withheld what) {
    withheld.add(what);
  }

  /** What is left to people. */
  public List<Receipt.Withheld> withheld() {
    return List.copyOf(withheld);
  }

  /** Begins the enforcement, whatever else is in force. */
  public void begin(Enforcement enforcement) {
    begun.add(enforcement);
    begunByDeed.computeIfAbsent(enforcement.deed(), _ -> new ArrayList<>()).add(enforcement);
    deeds.add(
        new Deed(
            enforcement.recorded(),
            enforcement.cause().actor(),
            "enforce",
            enforcement.id(),
            null,
            described(enforcement),
            enforcement.cause().because()));
  }

  /** Undoes the enforcement; empty if there is none with this id or it was undone before. */
  public Optional<Enforcement> undo(String id, Undoing undoing) {
    Optional<Enforcement> before = EnforcementStore.find(sql, id);
    if (before.isEmpty() || !EnforcementStore.undo(sql, id, undoing)) {
      return Optional.empty();
    }
    Enforcement after = before.get().undone(undoing);
    undone.add(after);
    deeds.add(
        new Deed(
            undoing.at(),
            undoing.actor(),
            "undo",
            id,
            described(before.get()),
            null,
            undoing.because()));
    return Optional.of(after);
  }

  /** Writes what began, and the audit log of everything. */
  public void write() {
    EnforcementStore.insert(sql, begun);
    audit.append(sql, deeds);
  }

  /** What began. */
  public List<Enforcement> begun() {
    return List.copyOf(begun);
  }

  /** What was undone, as it is now. */
  public List<Enforcement> undone() {
    return List.copyOf(undone);
  }

  /** Adds to the audit log what is neither a beginning nor an undoing. */
  public void note(Deed deed) {
    deeds.add(deed);
  }

  /** Shows the index what has been committed. */
  public void committed() {
    index.add(begun);
    index.remove(undone);
  }

  private Optional<Enforcement> inThisTransaction(Enforcement asked) {
    return begunByDeed.getOrDefault(asked.deed(), List.of()).stream()
        .filter(it -> it.overlaps(asked))
        .findFirst();
  }

  private static String described(Enforcement enforcement) {
    return enforcement.measure()
        + " from "
        + enforcement.begins()
        + enforcement.ends().map(end -> " to " + end).orElse(" without end");
  }
}
