package dev.bailiff.casework.erasure;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The legal holds. What is known of whom one is on is kept, and no rule acts on them: they have a
 * label that protects. Each change is audited.
 */
public final class LegalHolds {
  /** What whoever is under a hold is labelled. */
  public static final String LABEL = "legal-hold";

  /** They are held in memory, where each event is looked up. */
  static final int MAX_HOLDS = 10_000;

  private static final Table<Record> HOLD = table(name("legal_hold"));
  private static final Field<String> ID = text("id");
  private static final Field<String> SUBJECT_ENTITY = text("subject_entity");
  private static final Field<String> SUBJECT_ID = text("subject_id");
  private static final Field<String> BASIS = text("basis");
  private static final Field<Long> PLACED = number("placed");
  private static final Field<String> PLACED_BY = text("placed_by");
  private static final Field<Long> ENDS = number("ends");
  private static final Field<Long> LIFTED = number("lifted");

  private final Casework casework;
  private final Database database;

  /** Until when somebody is under a hold. */
  private final Map<EntityRef, Instant> until = new ConcurrentHashMap<>();

  /** The holds in this database. */
  public LegalHolds(Casework casework, Database database) {
    this.casework = casework;
    this.database = database;
    inForce(casework.now(), MAX_HOLDS).forEach(this::remember);
  }

  /** Whether anybody is, or was lately, under a hold. */
  public boolean haveAny() {
    return !until.isEmpty();
  }

  /** Whether the entity is under a hold at this time. */
  public boolean isHeld(EntityRef entity, Instant time) {
    if (until.isEmpty()) { // nearly always
      return false;
    }
    Instant end = until.get(Storable.ref(entity));
    return end != null && time.isBefore(end);
  }

  /** Places a hold; empty if there are too many. */
  public Optional<LegalHold> place(
      EntityRef subject, String basis, Optional<Instant> ends, Actor actor) {
    Optional<LegalHold> placed = inserted(subject, basis, ends, actor);
    placed.ifPresent(this::remember);
    return placed;
  }

  private Optional<LegalHold> inserted(
      EntityRef subject, String basis, Optional<Instant> ends, Actor actor) {
    return casework.change(turn -> {
      if (turn.sql().fetchCount(HOLD, isInForce(turn.now())) >= MAX_HOLDS) {
        return Optional.empty();
      }
      LegalHold hold =
          new LegalHold(
              UUID.randomUUID().toString(),
              subject,
              basis,
              turn.now(),
              actor.name(),
              ends,
              Optional.empty());
      insert(turn.sql(), hold);
      turn.ledger()
          .note(new Deed(turn.now(), actor, "place-hold", hold.id(), null, "" + subject, basis));
      return Optional.of(hold);
    });
  }

  /** Lifts a hold; empty if there is none with this id or it was lifted before. */
  public Optional<LegalHold> lift(String id, String because, Actor actor) {
    Optional<LegalHold> lifted = updated(id, because, actor);
    lifted.ifPresent(hold -> recall(hold.subject()));
    return lifted;
  }

  private void remember(LegalHold hold) {
    until.merge(hold.subject(), hold.ends().orElse(Instant.MAX), (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Looks up which holds are left; one that is placed meanwhile is in the database already. */
  private void recall(EntityRef subject) {
    until.compute(
        subject,
        (_, _) ->
            database
                .<Optional<LegalHold>>read(sql -> on(sql, subject, casework.now()))
                .map(hold -> hold.ends().orElse(Instant.MAX))
                .orElse(null));
  }

  private Optional<LegalHold> updated(String id, String because, Actor actor) {
    return casework.change(turn -> {
      int lifted =
          turn.sql()
              .update(HOLD)
              .set(LIFTED, turn.now().toEpochMilli())
              .where(ID.eq(id), LIFTED.isNull())
              .execute();
      if (lifted == 0) {
        return Optional.empty();
      }
      turn.ledger()
          .note(new Deed(turn.now(), actor, "lift-hold", id, "in force", "lifted", because));
      return turn.sql().selectFrom(HOLD).where(ID.eq(id)).fetchOptional(LegalHolds::hold);
    });
  }

  /** The holds that are in force, the oldest first, at most so many. */
  public List<LegalHold> inForce(Instant now, int limit) {
    return database.read(sql ->
        sql.selectFrom(HOLD)
            .where(isInForce(now))
            .orderBy(PLACED, ID)
            .limit(limit)
            .fetch(LegalHolds::hold));
  }

  /** The hold on this entity that ends last. */
  static Optional<LegalHold> on(DSLContext sql, EntityRef subject, Instant now) {
    return sql.selectFrom(HOLD)
        .where(
            SUBJECT_ENTITY.eq(subject.entity().label()),
            SUBJECT_ID.eq(Storable.id(subject.id())),
            isInForce(now))
        .orderBy(ENDS.isNull().desc(), ENDS.desc())
        .limit(1)
        .fetchOptional(LegalHolds::hold);
  }

  /** Whether there is a hold on the entity that these columns name. */
  static Condition isHeld(Field<String> entity, Field<String> id, Instant now) {
    return DSL.exists(
        DSL.selectOne()
            .from(HOLD)
            .where(SUBJECT_ENTITY.eq(entity), SUBJECT_ID.eq(id), isInForce(now)));
  }

  private static Condition isInForce(Instant now) {
    return LIFTED.isNull().and(ENDS.isNull().or(ENDS.gt(now.toEpochMilli())));
  }

  private static void insert(DSLContext sql, LegalHold hold) {
    sql.insertInto(HOLD)
        .set(ID, hold.id())
        .set(SUBJECT_ENTITY, hold.subject().entity().label())
        .set(SUBJECT_ID, hold.subject().id())
        .set(BASIS, hold.basis())
        .set(PLACED, hold.placed().toEpochMilli())
        .set(PLACED_BY, hold.placedBy())
        .set(ENDS, hold.ends().map(Instant::toEpochMilli).orElse(null))
        .execute();
  }

  private static LegalHold hold(Record row) {
    return new LegalHold(
        row.get(ID),
        new EntityRef(Entity.labelled(row.get(SUBJECT_ENTITY)).orElseThrow(), row.get(SUBJECT_ID)),
        row.get(BASIS),
        Instant.ofEpochMilli(row.get(PLACED)),
        row.get(PLACED_BY),
        Optional.ofNullable(row.get(ENDS)).map(Instant::ofEpochMilli),
        Optional.ofNullable(row.get(LIFTED)).map(Instant::ofEpochMilli));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
