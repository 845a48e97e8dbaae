package dev.bailiff.casework.hearing;

import static dev.bailiff.casework.hearing.AppealTable.AFFECTED_ENTITY;
import static dev.bailiff.casework.hearing.AppealTable.AFFECTED_ID;
import static dev.bailiff.casework.hearing.AppealTable.APPEAL;
import static dev.bailiff.casework.hearing.AppealTable.DECISION;
import static dev.bailiff.casework.hearing.AppealTable.FILED;
import static dev.bailiff.casework.hearing.AppealTable.HEARD;
import static dev.bailiff.casework.hearing.AppealTable.ID;
import static dev.bailiff.casework.hearing.AppealTable.STATE;
import static dev.bailiff.casework.hearing.AppealTable.WAITING;
import static dev.bailiff.casework.hearing.AppealTable.WITHDRAWN;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealAttempt;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.EntityRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * The appeals on file, within a transaction of the caller's. There is at most one against a
 * decision that was not taken back, which the database holds too. Times are kept to the
 * millisecond.
 */
public final class AppealStore {
  private AppealStore() {}

  /** Puts a new appeal on file. */
  public static Appeal add(DSLContext sql, Appeal appeal) {
    return write(sql, appeal);
  }

  /** The appeal with this id. */
  public static Optional<Appeal> find(DSLContext sql, String id) {
    return read(sql, ID.eq(id));
  }

  /** The appeal of this entity against this decision that was not taken back. */
  public static Optional<Appeal> against(DSLContext sql, String decision, EntityRef affected) {
    return read(
        sql,
        DECISION
            .eq(decision)
            .and(AFFECTED_ENTITY.eq(affected.entity().label()))
            .and(AFFECTED_ID.eq(Storable.id(affected.id())))
            .and(STATE.ne(WITHDRAWN)));
  }

  /** The appeals that have not ended, the oldest first, at most so many. */
  public static List<Appeal> open(DSLContext sql, int limit) {
    return sql.selectFrom(APPEAL)
        .where(STATE.in(WAITING, HEARD))
        .orderBy(FILED, ID)
        .limit(limit)
        .fetch()
        .map(row -> AppealTable.appeal(row, AppealParts.of(sql, row.get(ID))));
  }

  /** Tries to change the appeal with this id, and writes what comes of it. */
  public static Optional<AppealAttempt> attempt(
      DSLContext sql, String id, Function<Appeal, AppealAttempt> change) {
    return find(sql, id)
        .map(change)
        .map(attempt ->
            attempt instanceof AppealAttempt.Done(Appeal changed)
                ? new AppealAttempt.Done(write(sql, changed))
                : attempt);
  }

  private static Optional<Appeal> read(DSLContext sql, Condition which) {
    Record row = sql.selectFrom(APPEAL).where(which).fetchOne();
    return row == null
        ? Optional.empty()
        : Optional.of(AppealTable.appeal(row, AppealParts.of(sql, row.get(ID))));
  }

  /** Writes the appeal, and reads it again as it will be read from now on. */
  private static Appeal write(DSLContext sql, Appeal appeal) {
    AppealParts.delete(sql, appeal.id());
    sql.deleteFrom(APPEAL).where(ID.eq(appeal.id())).execute();
    sql.insertInto(APPEAL).set(AppealTable.values(appeal)).execute();
    AppealParts.write(sql, appeal);
    return find(sql, appeal.id()).orElseThrow();
  }
}
