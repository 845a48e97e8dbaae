package dev.bailiff.casework.access;

import static dev.bailiff.casework.access.KeyTable.CREATED;
import static dev.bailiff.casework.access.KeyTable.CREATED_BY;
import static dev.bailiff.casework.access.KeyTable.DIGEST;
import static dev.bailiff.casework.access.KeyTable.EXPIRES;
import static dev.bailiff.casework.access.KeyTable.KEYS;
import static dev.bailiff.casework.access.KeyTable.LAST_USED;
import static dev.bailiff.casework.access.KeyTable.NAME;
import static dev.bailiff.casework.access.KeyTable.OWNER;
import static dev.bailiff.casework.access.KeyTable.REPLACED;
import static dev.bailiff.casework.access.KeyTable.REPLACED_UNTIL;
import static dev.bailiff.casework.access.KeyTable.REVISION;
import static dev.bailiff.casework.access.KeyTable.REVISIONS;
import static dev.bailiff.casework.access.KeyTable.REVOKED;
import static dev.bailiff.casework.access.KeyTable.ROLES;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Keeps keys; each change is in the audit log, in the same transaction. */
public final class KeyStore {
  /** They are held in memory, and nobody keeps track of more programs. */
  public static final int MAX_KEYS = 1_000;

  private final AuditLog audit;

  public KeyStore(AuditLog audit) {
    this.audit = audit;
  }

  /** What came of making a key. */
  public enum Making {
    MADE,
    /** There is one of this name, or was; who reads the audit log is not to confuse them. */
    NAME_TAKEN,
    TOO_MANY
  }

  /** A number that has changed if a key has. */
  public static long revision(DSLContext sql) {
    return sql.selectFrom(REVISIONS).fetchSingle().get(REVISION);
  }

  /** All keys, by name, with those that ended. */
  public static List<ApiKey> all(DSLContext sql) {
    return sql.selectFrom(KEYS).orderBy(NAME).limit(MAX_KEYS).fetch(KeyTable::key);
  }

  /** The key of this name, if there is one. */
  public static Optional<ApiKey> find(DSLContext sql, String name) {
    return sql.selectFrom(KEYS).where(NAME.eq(name)).fetchOptional(KeyTable::key);
  }

  /** Keeps a key that was made. */
  public Making add(DSLContext sql, ApiKey key, Actor actor) {
    raiseRevision(sql); // first, so that others who add wait
    if (find(sql, key.name()).isPresent()) {
      return Making.NAME_TAKEN;
    }
    if (sql.fetchCount(KEYS) >= MAX_KEYS) {
      return Making.TOO_MANY;
    }
    sql.insertInto(KEYS)
        .set(NAME, key.name())
        .set(DIGEST, key.secrets().digest())
        .set(ROLES, KeyTable.roles(key.roles()))
        .set(CREATED, key.created().toEpochMilli())
        .set(CREATED_BY, key.people().maker())
        .set(OWNER, key.people().owner())
        .set(EXPIRES, KeyTable.millis(key.ends().expires()))
        .execute();
    String made = KeyTable.roles(key.roles()) + " for " + key.people().owner();
    note(sql, key.created(), actor, "make-key", key.name(), made);
    return Making.MADE;
  }

  /** Puts another key in the place of one, which stays valid for a while. */
  public Optional<ApiKey> rotate(
      DSLContext sql, String name, KeyText next, Duration grace, Actor actor, Instant now) {
    raiseRevision(sql);
    Optional<ApiKey> key = find(sql, name).filter(it -> it.isValid(now));
    if (key.isEmpty()) {
      return key;
    }
    sql.update(KEYS)
        .set(DIGEST, next.digest())
        .set(REPLACED, key.get().secrets().digest())
        .set(REPLACED_UNTIL, now.plus(grace).toEpochMilli())
        .where(NAME.eq(name))
        .execute();
    note(sql, now, actor, "rotate-key", name, "the old one is valid for " + grace);
    return find(sql, name);
  }

  /** Ends a key for good, at once; empty if there is none of this name that is valid. */
  public Optional<ApiKey> revoke(DSLContext sql, String name, Actor actor, Instant now) {
    raiseRevision(sql);
    Optional<ApiKey> key = find(sql, name).filter(it -> it.isValid(now));
    if (key.isEmpty()) {
      return key;
    }
    sql.update(KEYS)
        .set(REVOKED, now.toEpochMilli())
        .setNull(REPLACED)
        .setNull(REPLACED_UNTIL)
        .where(NAME.eq(name))
        .execute();
    note(sql, now, actor, "revoke-key", name, "revoked");
    return find(sql, name);
  }

  /** Remembers when keys were used. */
  public static void used(DSLContext sql, Map<String, Instant> last) {
    last.forEach((name, time) ->
        sql.update(KEYS).set(LAST_USED, time.toEpochMilli()).where(NAME.eq(name)).execute());
  }

  private static void raiseRevision(DSLContext sql) {
    sql.update(REVISIONS).set(REVISION, REVISION.plus(1)).execute();
  }

  private void note(
      DSLContext sql, Instant now, Actor actor, String act, String name, String after) {
    audit.append(sql, List.of(new Deed(now, actor, act, "key " + name, null, after, "")));
  }
}
