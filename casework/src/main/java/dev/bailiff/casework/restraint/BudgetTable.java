package dev.bailiff.casework.restraint;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of what was spent, and of how many accounts were active. */
final class BudgetTable {
  private static final Table<Record> SPENT = table(name("budget_spent"));
  private static final Field<String> SCOPE = field(name("scope"), SQLDataType.VARCHAR);
  private static final Field<Long> PERIOD = number("period");
  private static final Field<Long> ACTS = number("acts");
  private static final Table<Record> ACTIVE = table(name("active_accounts"));
  private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
  private static final Field<Long> DAY = number("day");
  private static final Field<Long> ESTIMATE = number("estimate");

  private BudgetTable() {}

  static Map<String, Budgets.Spent> all(DSLContext sql) {
    Map<String, Budgets.Spent> all = new HashMap<>();
    for (Record row : sql.selectFrom(SPENT).fetch()) {
      all.put(row.get(SCOPE), new Budgets.Spent(row.get(PERIOD), row.get(ACTS)));
    }
    return all;
  }

  static void put(DSLContext sql, String scope, Budgets.Spent spent) {
    sql.insertInto(SPENT)
        .set(SCOPE, scope)
        .set(PERIOD, spent.period())
        .set(ACTS, spent.acts())
        .onConflict(SCOPE)
        .doUpdate()
        .set(PERIOD, spent.period())
        .set(ACTS, spent.acts())
        .execute();
  }

  static ActiveAccounts activeAccounts(DSLContext sql) {
    return sql.selectFrom(ACTIVE)
        .where(ID.eq(1))
        .fetchOptional(row -> new ActiveAccounts(row.get(DAY), row.get(ESTIMATE)))
        .orElseGet(() -> new ActiveAccounts(0, 0));
  }

  static void putActiveAccounts(DSLContext sql, long day, long estimate) {
    sql.insertInto(ACTIVE)
        .set(ID, 1)
        .set(DAY, day)
        .set(ESTIMATE, estimate)
        .onConflict(ID)
        .doUpdate()
        .set(DAY, day)
        .set(ESTIMATE, estimate)
        .execute();
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
