package dev.bailiff.casework.restraint;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.audit.Actor;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of switches. */
final class SwitchTable {
  private static final Table<Record> SWITCH = table(name("rule_switch"));
  private static final Field<String> SCOPE = text("scope");
  private static final Field<Long> SINCE = field(name("since"), SQLDataType.BIGINT);
  private static final Field<String> BY_KIND = text("by_kind");
  private static final Field<String> BY_NAME = text("by_name");
  private static final Field<String> BECAUSE = text("because");

  private SwitchTable() {}

  static List<Switched> all(DSLContext sql) {
    return sql.selectFrom(SWITCH).orderBy(SCOPE).fetch(SwitchTable::switched);
  }

  static void put(DSLContext sql, Switched it) {
    delete(sql, it.scope());
    sql.insertInto(SWITCH)
        .set(SCOPE, it.scope())
        .set(SINCE, it.since().toEpochMilli())
        .set(BY_KIND, it.actor().kind().label())
        .set(BY_NAME, it.actor().name())
        .set(BECAUSE, it.because())
        .execute();
  }

  static void delete(DSLContext sql, String scope) {
    sql.deleteFrom(SWITCH).where(SCOPE.eq(scope)).execute();
  }

  private static Switched switched(Record row) {
    return new Switched(
        row.get(SCOPE),
        Instant.ofEpochMilli(row.get(SINCE)),
        new Actor(Actor.Kind.labelled(row.get(BY_KIND)), row.get(BY_NAME)),
        row.get(BECAUSE));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }
}
