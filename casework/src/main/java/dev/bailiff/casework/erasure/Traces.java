package dev.bailiff.casework.erasure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.store.Digest;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The records about one entity that were written before some time and are over. */
final class Traces {
  /** What an erased id begins with; ids from outside may begin so too, and are then left alone. */
  static final String PSEUDONYM = "erased-";

  private static final Table<Record> ENFORCEMENT = table(name("enforcement"));
  private static final Table<Record> STATEMENT = table(name("statement"));
  private static final Table<Record> APPEAL = table(name("appeal"));
  private static final Table<Record> CASE = table(name("case_file"));
  private static final Table<Record> CONTACT = table(name("contact"));
  private static final Table<Record> LADDER_STEP = table(name("ladder_step"));
  private static final Table<Record> STATED = table(name("statement_enforcement"));
  private static final Table<Record> OUTBOX = table(name("outbox"));

  private static final Field<String> ID = text("id");
  private static final Field<Long> RECORDED = number("recorded");
  private static final Field<Long> ENDS = number("ends");
  private static final Field<Long> UNDONE_AT = number("undone_at");
  private static final Field<String> STATE = text("state");

  /** A table with a column for the kind of entity and one for its id. */
  private record Named(Table<Record> table, Field<String> entity, Field<String> id) {
    static Named of(Table<Record> table, String prefix) {
      return new Named(table, text(prefix + "_entity"), text(prefix + "_id"));
    }
  }

  private static final Named TARGET = Named.of(ENFORCEMENT, "target");
  private static final Named SECOND = Named.of(ENFORCEMENT, "second");
  private static final Named RECIPIENT = Named.of(STATEMENT, "recipient");
  private static final Named AFFECTED = Named.of(APPEAL, "affected");
  private static final Named SUBJECT = Named.of(CASE, "subject");

  private final DSLContext sql;
  private final EntityRef entity;
  private final Instant before;
  private final Instant now;

  Traces(DSLContext sql, EntityRef entity, Instant before, Instant now) {
    this.sql = sql;
    this.entity = Storable.ref(entity);
    this.before = before;
    this.now = now;
  }

  /** Entities that have such records and are not held, at most so many. */
  static List<EntityRef> stale(DSLContext sql, Instant before, Instant now, int limit) {
    Set<EntityRef> stale = new LinkedHashSet<>();
    addStale(stale, sql, TARGET, isOver(before, now), now, limit);
    addStale(stale, sql, RECIPIENT, isIssued(before, now), now, limit);
    addStale(stale, sql, AFFECTED, isHeard(before), now, limit);
    addStale(stale, sql, SUBJECT, isResolved(before), now, limit);
    return stale.stream().limit(limit).toList();
  }

  /** The ids under which the audit log knows these records. */
  List<String> subjects() {
    List<String> subjects = new ArrayList<>();
    subjects.addAll(ids(TARGET, isOver(before, now)));
    subjects.addAll(ids(SECOND, isOver(before, now)));
    subjects.addAll(ids(RECIPIENT, isIssued(before, now)));
    subjects.addAll(ids(AFFECTED, isHeard(before)));
    subjects.addAll(ids(SUBJECT, isResolved(before)));
    return subjects;
  }

  /** How many records about the entity are not among these. */
  int kept() {
    return sql.fetchCount(ENFORCEMENT, is(TARGET).andNot(isOver(before, now)))
        + sql.fetchCount(APPEAL, is(AFFECTED).andNot(isHeard(before)))
        + sql.fetchCount(CASE, is(SUBJECT).andNot(isResolved(before)));
  }

  /** Puts the pseudonym in the place of the id, and takes the words away. */
  int replaceBy(String pseudonym) {
    Field<String> because = text("because");
    Field<String> undoneBecause = text("undone_because");
    int changed = 0;
    List<String> enforced = ids(TARGET, isOver(before, now));
    for (Named named : List.of(TARGET, SECOND)) {
      changed +=
          sql.update(ENFORCEMENT)
              .set(named.id(), pseudonym)
              .set(because, "")
              .set(undoneBecause, DSL.when(UNDONE_AT.isNotNull(), ""))
              .set(text("event_id"), (String) null)
              .set(text("event_source"), (String) null)
              .set(text("deed"), Digest.begin().add(pseudonym).hex())
              .where(is(named), isOver(before, now))
              .execute();
    }
    sql.update(LADDER_STEP)
        .set(text("target_id"), pseudonym)
        .set(text("target"), Digest.begin().add(pseudonym).hex())
        .where(text("enforcement").in(enforced))
        .execute();
    changed +=
        sql.update(STATEMENT)
            .set(RECIPIENT.id(), pseudonym)
            .setNull(text("subject"))
            .setNull(text("body_text"))
            .setNull(text("body_page"))
            .where(is(RECIPIENT), isIssued(before, now))
            .execute();
    changed +=
        sql.update(APPEAL)
            .set(AFFECTED.id(), pseudonym)
            .set(text("words"), "")
            .where(is(AFFECTED), isHeard(before))
            .execute();
    changed +=
        sql.update(CASE)
            .set(SUBJECT.id(), pseudonym)
            .set(text("grounds"), "[erased]")
            .where(is(SUBJECT), isResolved(before))
            .execute();
    return kept() > 0 // and who is restricted must be reached
        ? changed
        : changed + forget();
  }

  private int forget() {
    return sql.deleteFrom(CONTACT)
        .where(
            text("entity").eq(entity.entity().label()),
            ID.eq(entity.id()),
            number("learned").lt(before.toEpochMilli()))
        .execute();
  }

  /** Drops messages about these that were delivered or given up. */
  void dropDelivered(List<String> subjects) {
    sql.deleteFrom(OUTBOX)
        .where(text("about").in(subjects), number("settled").isNotNull())
        .execute();
  }

  private List<String> ids(Named named, Condition which) {
    return sql.select(ID).from(named.table()).where(is(named), which).fetch(ID);
  }

  private Condition is(Named named) {
    return named.entity().eq(entity.entity().label()).and(named.id().eq(entity.id()));
  }

  private static void addStale(
      Set<EntityRef> stale, DSLContext sql, Named named, Condition which, Instant now, int limit) {
    sql.selectDistinct(named.entity(), named.id())
        .from(named.table())
        .where(
            which,
            named.id().isNotNull(),
            named.id().notLike(PSEUDONYM + "%"),
            LegalHolds.isHeld(named.entity(), named.id(), now).not())
        .limit(limit)
        .forEach(row ->
            stale.add(
                new EntityRef(
                    Entity.labelled(row.get(named.entity())).orElseThrow(), row.get(named.id()))));
  }

  private static Condition isOver(Instant before, Instant now) {
    return RECORDED
        .lt(before.toEpochMilli())
        .and(UNDONE_AT.isNotNull().or(ENDS.le(now.toEpochMilli())));
  }

  /** What is in force can still be contested, for which its statement is needed. */
  private static Condition isIssued(Instant before, Instant now) {
    Field<String> stated = field(name("statement_enforcement", "enforcement"), String.class);
    Field<String> statement = field(name("statement_enforcement", "statement_id"), String.class);
    return number("issued")
        .lt(before.toEpochMilli())
        .andNotExists(
            DSL.selectOne()
                .from(STATED)
                .join(ENFORCEMENT)
                .on(field(name("enforcement", "id"), String.class).eq(stated))
                .where(
                    statement.eq(field(name("statement", "id"), String.class)),
                    UNDONE_AT.isNull(),
                    ENDS.isNull().or(ENDS.gt(now.toEpochMilli()))));
  }

  private static Condition isHeard(Instant before) {
    return STATE.in("decided", "withdrawn").and(number("since").lt(before.toEpochMilli()));
  }

  private static Condition isResolved(Instant before) {
    return STATE.eq("resolved").and(number("ruled_at").lt(before.toEpochMilli()));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
