package dev.bailiff.casework.permits;

import static java.util.stream.Collectors.toMap;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Permit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The permits that people gave, in memory and on record. Any thread may ask; changes are made one
 * at a time, written down first, and known to the events that follow.
 */
public final class Permits {
  /** The longest id. */
  public static final int MAX_ID = 64;

  /** Every event is held against all that stand, so there are few. */
  public static final int MOST_STANDING = 200;

  private final Casework casework;
  private final Database database;
  private final InstantSource clock;
  private volatile Map<String, Granted> granted;
  private volatile List<Permit> standing;

  /** Takes up what is on record. */
  public Permits(Database database, Casework casework, InstantSource clock) {
    this.database = database;
    this.casework = casework;
    this.clock = clock;
    this.granted =
        database.read(PermitTable::all).stream().collect(toMap(it -> it.permit().id(), it -> it));
    this.standing = standing(granted);
  }

  /** What came of giving a permit. */
  public sealed interface Giving {
    /** It stands. */
    record Given(Granted granted) implements Giving {}

    /** It was not given, for a reason in words. */
    record Refused(String because) implements Giving {}
  }

  /** All of them, in order of their ids. */
  public List<Granted> all() {
    return List.copyOf(new TreeMap<>(granted).values());
  }

  /** What permits were used for, by id; those in the policy's folder among them. */
  public Map<String, Use> uses() {
    return database.read(PermitTable::uses);
  }

  /** The permits that stand and whose holder the event comes from; nearly always none. */
  public List<Permit> heldBy(Event event) {
    List<Permit> all = standing;
    return all.isEmpty() ? all : all.stream().filter(permit -> permit.isHeldBy(event)).toList();
  }

  /** Gives a permit. */
  public synchronized Giving give(Permit permit, Actor issuer, String because) {
    if (granted.containsKey(permit.id())) {
      return new Giving.Refused("there has been a permit `" + permit.id() + "` already");
    }
    if (standing.size() >= MOST_STANDING) {
      return new Giving.Refused("more than " + MOST_STANDING + " permits cannot stand at a time");
    }
    Instant now = clock.instant();
    Granted given = new Granted(permit, now, issuer.name(), because, Optional.empty());
    casework.change(turn -> {
      PermitTable.add(turn.sql(), given);
      turn.ledger()
          .note(
              new Deed(
                  now,
                  issuer,
                  "give-permit",
                  permit.id(),
                  null,
                  PermitTable.terms(permit),
                  because));
      return given;
    });
    set(given);
    return new Giving.Given(given);
  }

  /** Takes a permit back; empty if there is none with this id that stands. */
  public synchronized Optional<Granted> revoke(String id, Actor actor, String because) {
    Optional<Granted> before =
        Optional.ofNullable(granted.get(id)).filter(it -> it.revoked().isEmpty());
    if (before.isEmpty()) {
      return before;
    }
    Instant now = clock.instant();
    Granted after = before.get().revoked(new Granted.Revoked(now, actor.name(), because));
    casework.change(turn -> {
      PermitTable.revoke(turn.sql(), id, after.revoked().orElseThrow());
      turn.ledger()
          .note(
              new Deed(
                  now,
                  actor,
                  "revoke-permit",
                  id,
                  PermitTable.terms(after.permit()),
                  null,
                  because));
      return after;
    });
    set(after);
    return Optional.of(after);
  }

  private void set(Granted changed) {
    Map<String, Granted> next = new TreeMap<>(granted);
    next.put(changed.permit().id(), changed);
    granted = Map.copyOf(next);
    standing = standing(granted);
  }

  /** One that is over stands too, so that a decision can name the bound that was crossed. */
  private static List<Permit> standing(Map<String, Granted> granted) {
    return granted.values().stream()
        .filter(it -> it.revoked().isEmpty())
        .map(Granted::permit)
        .toList();
  }
}
