package dev.bailiff.casework.escalation;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.ladder.PastStep;
import dev.bailiff.casework.store.Digest;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The steps that were taken, within a transaction of the caller's. */
final class StepTable {
  /** The ladder asks how many others have steps on record, up to a thousand. */
  private static final int MOST = 2_000;

  private static final Table<Record> STEP = table(name("ladder_step"));
  private static final Field<String> ENFORCEMENT = text("ladder_step", "enforcement");
  private static final Field<String> TARGET_ENTITY = text("ladder_step", "target_entity");
  private static final Field<String> TARGET = text("ladder_step", "target");
  private static final Field<String> TARGET_ID = text("ladder_step", "target_id");
  private static final Field<String> KIND = text("ladder_step", "kind");
  private static final Field<Long> LASTING = number("ladder_step", "lasting");
  private static final Field<Long> AT = number("ladder_step", "at");

  private static final Table<Record> WITHIN = table(name("ladder_step_within"));
  private static final Field<String> STEP_OF = text("ladder_step_within", "enforcement");
  private static final Field<String> ENTITY = text("ladder_step_within", "entity");
  private static final Field<String> CONTAINER = text("ladder_step_within", "container");
  private static final Field<String> ID = text("ladder_step_within", "id");

  private static final Table<Record> ENFORCEMENTS = table(name("enforcement"));
  private static final Field<String> ENFORCEMENT_ID = text("enforcement", "id");
  private static final Field<Long> UNDONE_AT = number("enforcement", "undone_at");

  private StepTable() {}

  static void add(DSLContext sql, String enforcement, PastStep step) {
    EntityRef target = storable(step.target());
    sql.insertInto(STEP)
        .set(ENFORCEMENT, enforcement)
        .set(TARGET_ENTITY, target.entity().label())
        .set(TARGET, digest(target))
        .set(TARGET_ID, target.id())
        .set(KIND, step.kind().label())
        .set(LASTING, step.duration().map(Duration::toMillis).orElse(null))
        .set(AT, step.at().toEpochMilli())
        .execute();
    for (EntityRef each : step.within()) {
      EntityRef container = storable(each);
      sql.insertInto(WITHIN)
          .set(STEP_OF, enforcement)
          .set(ENTITY, container.entity().label())
          .set(CONTAINER, digest(container))
          .set(ID, container.id())
          .execute();
    }
  }

  /** The steps against these, and against others within them; the latest, if there are many. */
  static List<PastStep> against(DSLContext sql, List<EntityRef> targets) {
    Condition concerned = DSL.noCondition();
    for (EntityRef target : targets.stream().map(StepTable::storable).toList()) {
      concerned =
          concerned
              .or(TARGET_ENTITY.eq(target.entity().label()).and(TARGET.eq(digest(target))))
              .or(
                  ENFORCEMENT.in(
                      select(STEP_OF)
                          .from(WITHIN)
                          .where(
                              ENTITY.eq(target.entity().label()), CONTAINER.eq(digest(target)))));
    }
    List<PastStep> steps = new ArrayList<>();
    for (Record row :
        sql.select(ENFORCEMENT, TARGET_ENTITY, TARGET_ID, KIND, LASTING, AT, UNDONE_AT)
            .from(STEP)
            .leftJoin(ENFORCEMENTS)
            .on(ENFORCEMENT_ID.eq(ENFORCEMENT))
            .where(concerned)
            .orderBy(AT.desc(), ENFORCEMENT)
            .limit(MOST)
            .fetch()) {
      steps.add(step(sql, row));
    }
    return steps;
  }

  private static PastStep step(DSLContext sql, Record row) {
    return new PastStep(
        entity(row.get(TARGET_ENTITY), row.get(TARGET_ID)),
        sql.select(ENTITY, ID)
            .from(WITHIN)
            .where(STEP_OF.eq(row.get(ENFORCEMENT)))
            .fetch(within -> entity(within.get(ENTITY), within.get(ID))),
        ActionKind.labelled(row.get(KIND)).orElseThrow(),
        Optional.ofNullable(row.get(LASTING)).map(Duration::ofMillis),
        Instant.ofEpochMilli(row.get(AT)),
        Optional.ofNullable(row.get(UNDONE_AT)).map(Instant::ofEpochMilli));
  }

  /** Ids of any length have digests of one, which an index can hold. */
  private static String digest(EntityRef entity) {
    return Digest.begin().add(entity.id()).hex();
  }

  private static EntityRef storable(EntityRef entity) {
    return new EntityRef(entity.entity(), Storable.text(entity.id()));
  }

  private static EntityRef entity(String label, String id) {
    return new EntityRef(Entity.labelled(label).orElseThrow(), id);
  }

  private static Field<String> text(String table, String column) {
    return field(name(table, column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String table, String column) {
    return field(name(table, column), SQLDataType.BIGINT);
  }
}
