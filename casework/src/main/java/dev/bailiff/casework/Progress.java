package dev.bailiff.casework;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** How far a journal has been followed; changed in the transaction of what followed from it. */
final class Progress {
  private static final Table<Record> PROGRESS = table(name("progress"));
  private static final Field<String> JOURNAL = field(name("journal"), SQLDataType.VARCHAR);
  private static final Field<Long> SEQUENCE = field(name("sequence"), SQLDataType.BIGINT);

  private Progress() {}

  static long of(DSLContext sql, String journal) {
    return sql.select(SEQUENCE)
        .from(PROGRESS)
        .where(JOURNAL.eq(journal))
        .fetchOptional(SEQUENCE)
        .orElse(0L);
  }

  static void set(DSLContext sql, String journal, long sequence) {
    sql.insertInto(PROGRESS)
        .set(JOURNAL, journal)
        .set(SEQUENCE, sequence)
        .onConflict(JOURNAL)
        .doUpdate()
        .set(SEQUENCE, sequence)
        .execute();
  }
}
