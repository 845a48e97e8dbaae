package dev.bailiff.casework.enforcement;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of enforcements, and how its rows are read. */
final class EnforcementTable {
  static final Table<Record> ENFORCEMENT = table(name("enforcement"));
  static final Field<String> ID = text("id");
  static final Field<String> KIND = text("kind");
  static final Field<String> TARGET_ENTITY = text("target_entity");
  static final Field<String> TARGET_ID = text("target_id");
  static final Field<String> SECOND_ENTITY = text("second_entity");
  static final Field<String> SECOND_ID = text("second_id");
  static final Field<String> NAME = text("name");
  static final Field<Long> BEGINS = number("begins");
  static final Field<Long> ENDS = number("ends");
  static final Field<Long> RECORDED = number("recorded");
  static final Field<String> DEED = text("deed");
  static final Field<String> RULE = text("rule");
  static final Field<String> PERSON = text("person");
  static final Field<String> CLAUSE = text("clause");
  static final Field<String> POLICY_VERSION = text("policy_version");
  static final Field<String> BECAUSE = text("because");
  static final Field<String> EVENT_SOURCE = text("event_source");
  static final Field<String> EVENT_ID = text("event_id");
  static final Field<Long> UNDONE_AT = number("undone_at");
  static final Field<String> UNDONE_KIND = text("undone_kind");
  static final Field<String> UNDONE_BY = text("undone_by");
  static final Field<String> UNDONE_BECAUSE = text("undone_because");

  private EnforcementTable() {}

  static Enforcement enforcement(Record row) {
    return new Enforcement(
        row.get(ID),
        new Measure(
            ActionKind.labelled(row.get(KIND)).orElseThrow(), targets(row), optional(row, NAME)),
        Instant.ofEpochMilli(row.get(BEGINS)),
        optional(row, ENDS).map(Instant::ofEpochMilli),
        Instant.ofEpochMilli(row.get(RECORDED)),
        new Cause(actor(row), optional(row, CLAUSE), row.get(BECAUSE), occasion(row)),
        undoing(row));
  }

  private static List<EntityRef> targets(Record row) {
    List<EntityRef> targets = new ArrayList<>(2);
    addTarget(targets, row.get(TARGET_ENTITY), row.get(TARGET_ID));
    addTarget(targets, row.get(SECOND_ENTITY), row.get(SECOND_ID));
    return targets;
  }

  private static void addTarget(
      List<EntityRef> targets, @Nullable String entity, @Nullable String id) {
    if (entity != null && id != null) {
      targets.add(new EntityRef(Entity.labelled(entity).orElseThrow(), id));
    }
  }

  private static Actor actor(Record row) {
    String rule = row.get(RULE);
    return rule != null ? Actor.rule(rule) : Actor.person(row.get(PERSON));
  }

  private static Optional<Cause.Occasion> occasion(Record row) {
    return optional(row, EVENT_SOURCE)
        .map(source -> new Cause.Occasion(source, row.get(EVENT_ID), row.get(POLICY_VERSION)));
  }

  private static Optional<Undoing> undoing(Record row) {
    return optional(row, UNDONE_AT)
        .map(at ->
            new Undoing(
                Instant.ofEpochMilli(at),
                new Actor(Actor.Kind.labelled(row.get(UNDONE_KIND)), row.get(UNDONE_BY)),
                row.get(UNDONE_BECAUSE)));
  }

  private static <T> Optional<T> optional(Record row, Field<T> field) {
    return Optional.ofNullable(row.get(field));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
