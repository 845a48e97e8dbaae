package dev.bailiff.casework.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Keeps sessions, so that people need not sign in again because the service starts again. */
public final class SessionStore {
  /** They are held in memory. */
  public static final int MAX_SESSIONS = 10_000;

  private static final Table<Record> SESSIONS = table(name("access_session"));
  private static final Field<String> DIGEST = field(name("digest"), SQLDataType.VARCHAR);
  private static final Field<String> KIND = field(name("kind"), SQLDataType.VARCHAR);
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<String> ROLES = field(name("roles"), SQLDataType.VARCHAR);
  private static final Field<Long> BEGUN = field(name("begun"), SQLDataType.BIGINT);
  private static final Field<Long> ENDS = field(name("ends"), SQLDataType.BIGINT);
  private static final Field<Long> USED = field(name("used"), SQLDataType.BIGINT);

  private SessionStore() {}

  /** All that go on, the one that was not used for longest first. */
  public static List<Session> all(DSLContext sql, Instant now) {
    return sql.selectFrom(SESSIONS)
        .where(ENDS.gt(now.toEpochMilli()))
        .orderBy(USED, DIGEST)
        .limit(MAX_SESSIONS)
        .fetch(SessionStore::session);
  }

  /** Keeps one that has begun. */
  public static void add(DSLContext sql, Session session) {
    sql.insertInto(SESSIONS)
        .set(DIGEST, session.digest())
        .set(KIND, session.kind())
        .set(NAME, Storable.text(session.name()))
        .set(ROLES, KeyTable.roles(session.roles()))
        .set(BEGUN, session.begun().toEpochMilli())
        .set(ENDS, session.ends().toEpochMilli())
        .set(USED, session.used().toEpochMilli())
        .execute();
  }

  /** Remembers when they were used. */
  public static void used(DSLContext sql, Collection<Session> sessions) {
    for (Session session : sessions) {
      sql.update(SESSIONS)
          .set(USED, session.used().toEpochMilli())
          .where(DIGEST.eq(session.digest()))
          .execute();
    }
  }

  /** Forgets these. */
  public static void end(DSLContext sql, Collection<String> digests) {
    for (String digest : digests) {
      sql.deleteFrom(SESSIONS).where(DIGEST.eq(digest)).execute();
    }
  }

  /** Forgets those whose time is over. */
  public static void endOver(DSLContext sql, Instant now) {
    sql.deleteFrom(SESSIONS).where(ENDS.le(now.toEpochMilli())).execute();
  }

  private static Session session(Record row) {
    return new Session(
        row.get(DIGEST),
        row.get(KIND),
        row.get(NAME),
        KeyTable.roles(row.get(ROLES)),
        Instant.ofEpochMilli(row.get(BEGUN)),
        Instant.ofEpochMilli(row.get(ENDS)),
        Instant.ofEpochMilli(row.get(USED)));
  }
}
