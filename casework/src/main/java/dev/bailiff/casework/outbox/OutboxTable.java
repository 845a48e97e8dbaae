package dev.bailiff.casework.outbox;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of messages, and how its rows are read. */
final class OutboxTable {
  static final String WAITING = "waiting";
  static final String DELIVERED = "delivered";
  static final String DEAD = "dead";

  static final Table<Record> OUTBOX = table(name("outbox"));
  static final Field<String> ID = text("id");
  static final Field<Long> SEQUENCE = number("sequence");
  static final Field<String> DESTINATION = text("destination");
  static final Field<String> TOPIC = text("topic");
  static final Field<String> ABOUT = text("about");
  static final Field<String> PAYLOAD = text("payload");
  static final Field<Long> CREATED = number("created");
  static final Field<String> STATE = text("state");
  static final Field<Integer> ATTEMPTS = field(name("attempts"), SQLDataType.INTEGER);
  static final Field<Long> DUE = number("due");
  static final Field<Long> SETTLED = number("settled");
  static final Field<String> FAULT = text("fault");

  private OutboxTable() {}

  static Posted posted(Record row) {
    return new Posted(
        row.get(ID),
        row.get(SEQUENCE),
        row.get(DESTINATION),
        row.get(TOPIC),
        row.get(ABOUT),
        row.get(PAYLOAD),
        Instant.ofEpochMilli(row.get(CREATED)),
        state(row));
  }

  private static Posted.State state(Record row) {
    int attempts = row.get(ATTEMPTS);
    return switch (row.get(STATE)) {
      case WAITING ->
          new Posted.State.Waiting(
              attempts, Instant.ofEpochMilli(row.get(DUE)), Optional.ofNullable(row.get(FAULT)));
      case DELIVERED ->
          new Posted.State.Delivered(attempts, Instant.ofEpochMilli(row.get(SETTLED)));
      case DEAD ->
          new Posted.State.Dead(attempts, Instant.ofEpochMilli(row.get(SETTLED)), row.get(FAULT));
      default -> throw new IllegalStateException("a message is `" + row.get(STATE) + "`");
    };
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
