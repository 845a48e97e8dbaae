package dev.bailiff.casework.erasure;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a person's id out of what is over and the words out of what was written about them. That
 * something was done, by whom and when, stays, as do the hashes of the audit log. What is in force
 * or open stays until it is not: it cannot be enforced against nobody.
 *
 * <p>The journal of events is not changed; its records go when their time to be kept is over.
 */
public final class Erasure {
  private static final Actor RETENTION = Actor.rule("bailiff/retention");

  /** Entities whose records have had their time, in one transaction. */
  private static final int MOST_AT_ONCE = 100;

  private final Casework casework;

  /** Erasure in what this casework keeps. */
  public Erasure(Casework casework) {
    this.casework = casework;
  }

  /** Erases what is known of this entity, unless it is held. */
  public Erased erase(EntityRef entity, Actor actor, String because) {
    return casework.change(turn -> {
      Optional<LegalHold> hold = LegalHolds.on(turn.sql(), entity, turn.now());
      if (hold.isPresent()) {
        return new Erased.Held(hold.get());
      }
      return erase(turn, entity, turn.now().plusMillis(1), actor, because);
    });
  }

  /**
   * Erases, of the records written before this time that are over, those that nothing holds.
   *
   * @return how many entities they were about; if none, there is nothing left to do
   */
  public int retire(Instant before) {
    return casework.change(turn -> {
      List<EntityRef> stale = Traces.stale(turn.sql(), before, turn.now(), MOST_AT_ONCE);
      stale.forEach(entity ->
          erase(turn, entity, before, RETENTION, "kept for as long as the operator says"));
      return stale.size();
    });
  }

  private static Erased erase(
      Turn turn, EntityRef entity, Instant before, Actor actor, String because) {
    Traces traces = new Traces(turn.sql(), entity, before, turn.now());
    String pseudonym = Traces.PSEUDONYM + UUID.randomUUID();
    List<String> subjects = traces.subjects();
    int kept = traces.kept();
    int erased = traces.replaceBy(pseudonym);
    int audited = 0;
    for (String subject : subjects) {
      audited += AuditLog.erase(turn.sql(), subject);
    }
    traces.dropDelivered(subjects);
    turn.ledger()
        .note(
            new Deed(
                turn.now(),
                actor,
                "erase",
                pseudonym,
                null,
                erased + " records, " + audited + " audit entries; " + kept + " kept",
                because));
    return new Erased.Done(pseudonym, erased, audited, kept);
  }
}
