package dev.bailiff.casework.feed;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.enforcement.Enforcement;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of changes and of what systems say of them. */
final class FeedTable {
  static final Table<Record> CHANGES = table(name("enforcement_change"));
  static final Table<Record> RECEIPTS = table(name("enforcement_receipt"));

  static final Field<Long> SEQUENCE = field(name("sequence"), SQLDataType.BIGINT);
  static final Field<String> ENFORCEMENT = field(name("enforcement"), SQLDataType.VARCHAR);
  static final Field<String> CHANGE = field(name("change"), SQLDataType.VARCHAR);
  static final Field<Long> AT = field(name("at"), SQLDataType.BIGINT);
  static final Field<String> SYSTEM = field(name("system"), SQLDataType.VARCHAR);
  static final Field<String> OUTCOME = field(name("outcome"), SQLDataType.VARCHAR);
  static final Field<String> DETAIL = field(name("detail"), SQLDataType.VARCHAR);

  private static final String DONE = "done";
  private static final String FAILED = "failed";

  private FeedTable() {}

  static Change change(Record row, Enforcement enforcement) {
    return new Change(
        row.get(SEQUENCE),
        Change.Kind.labelled(row.get(CHANGE)).orElseThrow(),
        Instant.ofEpochMilli(row.get(AT)),
        enforcement);
  }

  static SystemReceipt receipt(Record row) {
    return new SystemReceipt(
        row.get(ENFORCEMENT),
        Change.Kind.labelled(row.get(CHANGE)).orElseThrow(),
        row.get(SYSTEM),
        row.get(OUTCOME).equals(DONE),
        row.get(DETAIL),
        Instant.ofEpochMilli(row.get(AT)));
  }

  static String outcome(boolean isDone) {
    return isDone ? DONE : FAILED;
  }
}
