package dev.bailiff.casework.enforcement;

import static dev.bailiff.casework.enforcement.EnforcementTable.BECAUSE;
import static dev.bailiff.casework.enforcement.EnforcementTable.BEGINS;
import static dev.bailiff.casework.enforcement.EnforcementTable.CLAUSE;
import static dev.bailiff.casework.enforcement.EnforcementTable.DEED;
import static dev.bailiff.casework.enforcement.EnforcementTable.ENDS;
import static dev.bailiff.casework.enforcement.EnforcementTable.ENFORCEMENT;
import static dev.bailiff.casework.enforcement.EnforcementTable.EVENT_ID;
import static dev.bailiff.casework.enforcement.EnforcementTable.EVENT_SOURCE;
import static dev.bailiff.casework.enforcement.EnforcementTable.ID;
import static dev.bailiff.casework.enforcement.EnforcementTable.KIND;
import static dev.bailiff.casework.enforcement.EnforcementTable.NAME;
import static dev.bailiff.casework.enforcement.EnforcementTable.PERSON;
import static dev.bailiff.casework.enforcement.EnforcementTable.POLICY_VERSION;
import static dev.bailiff.casework.enforcement.EnforcementTable.RECORDED;
import static dev.bailiff.casework.enforcement.EnforcementTable.RULE;
import static dev.bailiff.casework.enforcement.EnforcementTable.SECOND_ENTITY;
import static dev.bailiff.casework.enforcement.EnforcementTable.SECOND_ID;
import static dev.bailiff.casework.enforcement.EnforcementTable.TARGET_ENTITY;
import static dev.bailiff.casework.enforcement.EnforcementTable.TARGET_ID;
import static dev.bailiff.casework.enforcement.EnforcementTable.UNDONE_AT;
import static dev.bailiff.casework.enforcement.EnforcementTable.UNDONE_BECAUSE;
import static dev.bailiff.casework.enforcement.EnforcementTable.UNDONE_BY;
import static dev.bailiff.casework.enforcement.EnforcementTable.UNDONE_KIND;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes enforcements, within a transaction of the caller's. */
public final class EnforcementStore {
  /** Rows of one statement; SQLite takes 32,766 values in one. */
  private static final int PAGE = 500;

  /** What is written when an enforcement begins, in the order of {@link #values}. */
  private static final List<Field<?>> COLUMNS =
      List.of(
          ID,
          KIND,
          TARGET_ENTITY,
          TARGET_ID,
          SECOND_ENTITY,
          SECOND_ID,
          NAME,
          BEGINS,
          ENDS,
          RECORDED,
          DEED,
          RULE,
          PERSON,
          CLAUSE,
          POLICY_VERSION,
          BECAUSE,
          EVENT_SOURCE,
          EVENT_ID);

  private EnforcementStore() {}

  /** The enforcement with this id. */
  public static Optional<Enforcement> find(DSLContext sql, String id) {
    return sql.selectFrom(ENFORCEMENT)
        .where(ID.eq(id))
        .fetchOptional(EnforcementTable::enforcement);
  }

  /** Those with these ids, by id; at most as many as a statement takes. */
  public static Map<String, Enforcement> find(DSLContext sql, List<String> ids) {
    return sql.selectFrom(ENFORCEMENT)
        .where(ID.in(ids))
        .fetchMap(ID, EnforcementTable::enforcement);
  }

  /** Everything that is in force at this time or will be. */
  public static List<Enforcement> inForce(DSLContext sql, Instant time) {
    return sql.selectFrom(ENFORCEMENT)
        .where(UNDONE_AT.isNull(), ENDS.isNull().or(ENDS.gt(time.toEpochMilli())))
        .orderBy(BEGINS, ID)
        .fetch(EnforcementTable::enforcement);
  }

  /** Who bears one of these labels at this time, the latest first, at most so many. */
  public static List<Enforcement> labelled(
      DSLContext sql, Set<String> labels, Instant time, int limit) {
    return sql.selectFrom(ENFORCEMENT)
        .where(
            KIND.eq(ActionKind.LABEL.label()),
            NAME.in(labels),
            UNDONE_AT.isNull(),
            BEGINS.le(time.toEpochMilli()),
            ENDS.isNull().or(ENDS.gt(time.toEpochMilli())))
        .orderBy(BEGINS.desc(), ID.desc())
        .limit(limit)
        .fetch(EnforcementTable::enforcement);
  }

  /** What was ever aimed at the entity, latest first, at most so many. */
  public static List<Enforcement> against(DSLContext sql, EntityRef entity, int limit) {
    return sql.selectFrom(ENFORCEMENT)
        .where(isAimedAt(entity))
        .orderBy(BEGINS.desc(), ID.desc())
        .limit(limit)
        .fetch(EnforcementTable::enforcement);
  }

  /** What was recorded last, latest first, at most so many. */
  public static List<Enforcement> latest(DSLContext sql, int limit) {
    return sql.selectFrom(ENFORCEMENT)
        .orderBy(RECORDED.desc(), ID.desc())
        .limit(limit)
        .fetch(EnforcementTable::enforcement);
  }

  /** What a rule asked for that began in [from, to) and has not been undone, earliest first. */
  public static List<Enforcement> standingOf(
      DSLContext sql, String rule, Instant from, Instant to, int limit) {
    return sql.selectFrom(ENFORCEMENT)
        .where(
            RULE.eq(rule),
            BEGINS.ge(from.toEpochMilli()),
            BEGINS.lt(to.toEpochMilli()),
            UNDONE_AT.isNull())
        .orderBy(BEGINS, ID)
        .limit(limit)
        .fetch(EnforcementTable::enforcement);
  }

  /** The latest enforcement of the same deed whose time overlaps that of the one asked for. */
  static Optional<Enforcement> sameAs(DSLContext sql, Enforcement asked) {
    Condition overlaps =
        asked
            .ends()
            .map(end -> BEGINS.lt(end.toEpochMilli()))
            .orElseGet(DSL::noCondition)
            .and(ENDS.isNull().or(ENDS.gt(asked.begins().toEpochMilli())));
    return sql.selectFrom(ENFORCEMENT)
        .where(DEED.eq(asked.deed()), overlaps)
        .orderBy(UNDONE_AT.isNotNull(), BEGINS.desc()) // what is in force before what was undone
        .limit(1)
        .fetchOptional(EnforcementTable::enforcement);
  }

  static void insert(DSLContext sql, List<Enforcement> begun) {
    for (int from = 0; from < begun.size(); from += PAGE) {
      insertPage(sql, begun.subList(from, Math.min(begun.size(), from + PAGE)));
    }
  }

  /** Notes the undoing; false if there is no such enforcement or it was undone before. */
  static boolean undo(DSLContext sql, String id, Undoing undoing) {
    return sql.update(ENFORCEMENT)
            .set(UNDONE_AT, undoing.at().toEpochMilli())
            .set(UNDONE_KIND, undoing.actor().kind().label())
            .set(UNDONE_BY, undoing.actor().name())
            .set(UNDONE_BECAUSE, undoing.because())
            .where(ID.eq(id), UNDONE_AT.isNull())
            .execute()
        == 1;
  }

  static Condition isAimedAt(EntityRef entity) {
    String kind = entity.entity().label();
    String id = Storable.id(entity.id());
    return TARGET_ENTITY
        .eq(kind)
        .and(TARGET_ID.eq(id))
        .or(SECOND_ENTITY.eq(kind).and(SECOND_ID.eq(id)));
  }

  private static void insertPage(DSLContext sql, List<Enforcement> page) {
    InsertValuesStepN<Record> insert = sql.insertInto(ENFORCEMENT).columns(COLUMNS);
    for (Enforcement it : page) {
      insert = insert.values(values(it));
    }
    insert.execute();
  }

  private static @Nullable Object[] values(Enforcement it) {
    Cause cause = it.cause();
    return new @Nullable Object[] {
      it.id(),
      it.measure().kind().label(),
      entity(it, 0),
      id(it, 0),
      entity(it, 1),
      id(it, 1),
      it.measure().name().orElse(null),
      it.begins().toEpochMilli(),
      it.ends().map(Instant::toEpochMilli).orElse(null),
      it.recorded().toEpochMilli(),
      it.deed(),
      named(cause.actor(), Actor.Kind.RULE),
      named(cause.actor(), Actor.Kind.PERSON),
      cause.clause().orElse(null),
      cause.occasion().map(Cause.Occasion::policyVersion).orElse(null),
      cause.because(),
      cause.occasion().map(Cause.Occasion::eventSource).orElse(null),
      cause.occasion().map(Cause.Occasion::eventId).orElse(null)
    };
  }

  private static @Nullable String entity(Enforcement it, int position) {
    List<EntityRef> targets = it.measure().targets();
    return position < targets.size() ? targets.get(position).entity().label() : null;
  }

  private static @Nullable String id(Enforcement it, int position) {
    List<EntityRef> targets = it.measure().targets();
    return position < targets.size() ? targets.get(position).id() : null;
  }

  private static @Nullable String named(Actor actor, Actor.Kind kind) {
    return actor.kind() == kind ? actor.name() : null;
  }
}
