package dev.bailiff.casework.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The audit log's tables. */
final class AuditTable {
  static final Table<Record> AUDIT = table(name("audit"));
  static final Field<Long> SEQUENCE = field(name("sequence"), SQLDataType.BIGINT);
  static final Field<Long> AT = field(name("at"), SQLDataType.BIGINT);
  static final Field<String> ACTOR_KIND = field(name("actor_kind"), SQLDataType.VARCHAR);
  static final Field<String> ACTOR = field(name("actor"), SQLDataType.VARCHAR);
  static final Field<String> ACT = field(name("act"), SQLDataType.VARCHAR);
  static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
  static final Field<String> SALT = field(name("salt"), SQLDataType.VARCHAR);
  static final Field<String> BEFORE = field(name("before_state"), SQLDataType.VARCHAR);
  static final Field<String> AFTER = field(name("after_state"), SQLDataType.VARCHAR);
  static final Field<String> BECAUSE = field(name("because"), SQLDataType.VARCHAR);
  static final Field<String> DETAILS = field(name("details"), SQLDataType.VARCHAR);
  static final Field<String> HASH = field(name("hash"), SQLDataType.VARCHAR);

  /** One row, with the sequence and hash of the last entry. */
  static final Table<Record> HEAD = table(name("audit_head"));

  private AuditTable() {}

  static AuditEntry entry(Record row) {
    String salt = row.get(SALT);
    return new AuditEntry(
        row.get(SEQUENCE),
        Instant.ofEpochMilli(row.get(AT)),
        new Actor(Actor.Kind.labelled(row.get(ACTOR_KIND)), row.get(ACTOR)),
        row.get(ACT),
        row.get(SUBJECT),
        salt == null ? null : details(row, salt),
        row.get(DETAILS),
        row.get(HASH));
  }

  private static AuditEntry.Details details(Record row, String salt) {
    @Nullable String before = row.get(BEFORE);
    @Nullable String after = row.get(AFTER);
    return new AuditEntry.Details(salt, before, after, row.get(BECAUSE));
  }
}
