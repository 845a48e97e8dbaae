package dev.bailiff.casework.hearing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealOutcome.PartiallyReversed;
import dev.bailiff.casework.appeals.AppealState.Decided;
import dev.bailiff.casework.cases.Reviewer;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * What an appeal has several of.
 *
 * @param deciders who may not hear it
 * @param enforcements the ids of what is contested
 * @param undone those of them that a partial reversal names
 */
record AppealParts(Set<Reviewer> deciders, Set<String> enforcements, Set<String> undone) {
  private static final Table<Record> ENFORCEMENTS = table(name("appeal_enforcement"));
  private static final Table<Record> DECIDERS = table(name("appeal_decider"));
  private static final Field<String> APPEAL_ID = field(name("appeal_id"), SQLDataType.VARCHAR);
  private static final Field<String> ENFORCEMENT = field(name("enforcement"), SQLDataType.VARCHAR);
  private static final Field<Integer> UNDONE = field(name("undone"), SQLDataType.INTEGER);
  private static final Field<String> REVIEWER = field(name("reviewer"), SQLDataType.VARCHAR);

  static AppealParts of(DSLContext sql, String id) {
    var enforcements = sql.selectFrom(ENFORCEMENTS).where(APPEAL_ID.eq(id)).fetch();
    return new AppealParts(
        sql.selectFrom(DECIDERS).where(APPEAL_ID.eq(id)).fetch(REVIEWER).stream()
            .map(Reviewer::new)
            .collect(Collectors.toSet()),
        Set.copyOf(enforcements.getValues(ENFORCEMENT)),
        enforcements.stream()
            .filter(row -> row.get(UNDONE) == 1)
            .map(row -> row.get(ENFORCEMENT))
            .collect(Collectors.toSet()));
  }

  static void write(DSLContext sql, Appeal appeal) {
    for (String enforcement : appeal.contested().enforcements()) {
      sql.insertInto(ENFORCEMENTS)
          .set(APPEAL_ID, appeal.id())
          .set(ENFORCEMENT, enforcement)
          .set(UNDONE, isNamed(appeal, enforcement) ? 1 : 0)
          .execute();
    }
    for (Reviewer decider : appeal.contested().deciders()) {
      sql.insertInto(DECIDERS).set(APPEAL_ID, appeal.id()).set(REVIEWER, decider.id()).execute();
    }
  }

  static void delete(DSLContext sql, String id) {
    sql.deleteFrom(ENFORCEMENTS).where(APPEAL_ID.eq(id)).execute();
    sql.deleteFrom(DECIDERS).where(APPEAL_ID.eq(id)).execute();
  }

  private static boolean isNamed(Appeal appeal, String enforcement) {
    return appeal.state() instanceof Decided decided
        && decided.outcome() instanceof PartiallyReversed partly
        && partly.undone().contains(enforcement);
  }
}
