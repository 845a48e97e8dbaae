package dev.bailiff.casework.store;

import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Gives out numbers in the order in which transactions are committed: who reads a number has seen,
 * or will never see, all that are lower.
 */
public enum Counter {
  OUTBOX,
  CHANGE;

  private static final Table<Record> COUNTER = DSL.table(DSL.name("counter"));
  private static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR);
  private static final Field<Long> VALUE = DSL.field(DSL.name("value"), SQLDataType.BIGINT);

  /** Takes so many numbers, and returns the first of them. */
  public long take(DSLContext sql, int many) {
    sql.update(COUNTER).set(VALUE, VALUE.plus(many)).where(NAME.eq(label())).execute();
    return last(sql) - many + 1;
  }

  /** The last number that was given out; 0 if none was. */
  public long last(DSLContext sql) {
    return sql.select(VALUE).from(COUNTER).where(NAME.eq(label())).fetchSingle().value1();
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
