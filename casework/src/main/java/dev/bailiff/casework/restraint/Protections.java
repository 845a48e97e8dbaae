package dev.bailiff.casework.restraint;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.Digest;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whom people protect from rules. A protection is a label that the policy declares protecting,
 * given by a person; so it is in force, audited and undone like any other label.
 */
public final class Protections {
  private static final int ID_DIGITS = 24;

  private final Database database;
  private final Casework casework;
  private final Supplier<Set<String>> protecting;
  private final InstantSource clock;

  /**
   * @param database where they are kept
   * @param casework gives and takes them
   * @param protecting the labels that protect
   * @param clock tells when they begin
   */
  public Protections(
      Database database, Casework casework, Supplier<Set<String>> protecting, InstantSource clock) {
    this.database = database;
    this.casework = casework;
    this.protecting = protecting;
    this.clock = clock;
  }

  /** The labels that protect. */
  public Set<String> labels() {
    return protecting.get();
  }

  /** Those in force, the latest first, at most so many. */
  public List<Enforcement> all(int limit) {
    Instant now = clock.instant();
    return database.read(sql -> EnforcementStore.labelled(sql, protecting.get(), now, limit));
  }

  /** Protects somebody; empty if they have been by this label. */
  public Optional<Enforcement> protect(
      EntityRef entity, String label, Optional<Instant> until, Actor actor, String because) {
    if (!protecting.get().contains(label)) {
      throw new IllegalArgumentException("`" + label + "` is no label that protects");
    }
    return casework.change(turn -> {
      if (casework.standing().labels(entity, turn.now()).contains(label)) {
        return Optional.empty();
      }
      Enforcement given =
          new Enforcement(
              id(entity, label, turn.now(), actor),
              new Measure(ActionKind.LABEL, List.of(entity), Optional.of(label)),
              turn.now(),
              until,
              turn.now(),
              new Cause(actor, Optional.empty(), because, Optional.empty()),
              Optional.empty());
      turn.ledger().begin(given);
      return Optional.of(given);
    });
  }

  /** Ends a protection; empty if this is none that is in force. */
  public Optional<Enforcement> end(String id, Actor actor, String because) {
    Instant now = clock.instant();
    return database
        .read(sql -> EnforcementStore.find(sql, id))
        .filter(it -> it.measure().kind() == ActionKind.LABEL)
        .filter(it -> it.measure().name().filter(protecting.get()::contains).isPresent())
        .filter(it -> it.isInForce(now))
        .flatMap(it -> casework.undo(id, new Undoing(now, actor, because)));
  }

  private static String id(EntityRef entity, String label, Instant now, Actor actor) {
    return "protection-"
        + Digest.begin()
            .add(entity.toString())
            .add(label)
            .add(now.toEpochMilli())
            .add(actor.name())
            .hex()
            .substring(0, ID_DIGITS);
  }
}
