package dev.bailiff.casework.incoming;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.store.Digest;
import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The formal notices that came, within a transaction of the caller's. */
public final class NoticeStore {
  private static final Table<Record> NOTICE = table(name("notice"));
  private static final Field<String> ID = text("id");
  private static final Field<String> SOURCE = text("source");
  private static final Field<String> REFERENCE = text("reference");
  private static final Field<Long> RECEIVED = number("received");
  private static final Field<String> CASE_ID = text("case_id");
  private static final Field<String> LAW = text("law");
  private static final Field<String> SENDER = text("sender");
  private static final Field<String> SENDER_EMAIL = text("sender_email");
  private static final Field<Long> ANSWERED = number("answered");

  private NoticeStore() {}

  /** Puts a notice on file; false if it is there already. */
  public static boolean add(DSLContext sql, Notice notice) {
    return sql.insertInto(NOTICE)
            .set(ID, key(notice.source(), notice.id()))
            .set(SOURCE, Storable.text(notice.source()))
            .set(REFERENCE, Storable.text(notice.id()))
            .set(RECEIVED, notice.received().toEpochMilli())
            .set(CASE_ID, notice.caseId().value())
            .set(LAW, Storable.text(notice.law()))
            .set(SENDER, notice.sender().map(Storable::text).orElse(null))
            .set(SENDER_EMAIL, notice.email().map(Storable::text).orElse(null))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** The notice with this id from this source. */
  public static Optional<Notice> find(DSLContext sql, String source, String id) {
    return sql.selectFrom(NOTICE).where(ID.eq(key(source, id))).fetchOptional(NoticeStore::notice);
  }

  /** The notices that led to this case, the oldest first. */
  public static List<Notice> of(DSLContext sql, CaseId caseId) {
    return sql.selectFrom(NOTICE)
        .where(CASE_ID.eq(caseId.value()))
        .orderBy(RECEIVED, ID)
        .fetch(NoticeStore::notice);
  }

  /** Notes that all notices that led to this case were answered. */
  public static void answered(DSLContext sql, CaseId caseId, Instant now) {
    sql.update(NOTICE)
        .set(ANSWERED, now.toEpochMilli())
        .where(CASE_ID.eq(caseId.value()), ANSWERED.isNull())
        .execute();
  }

  private static Notice notice(Record row) {
    return new Notice(
        row.get(SOURCE),
        row.get(REFERENCE),
        Instant.ofEpochMilli(row.get(RECEIVED)),
        new CaseId(row.get(CASE_ID)),
        row.get(LAW),
        Optional.ofNullable(row.get(SENDER)),
        Optional.ofNullable(row.get(SENDER_EMAIL)),
        Optional.ofNullable(row.get(ANSWERED)).map(Instant::ofEpochMilli));
  }

  private static String key(String source, String id) {
    return Digest.begin().add(source).add(id).hex();
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
