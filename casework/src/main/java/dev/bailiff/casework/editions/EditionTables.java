package dev.bailiff.casework.editions;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.audit.Actor;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables of editions, and how their rows are read. */
final class EditionTables {
  static final Table<Record> EDITIONS = table(name("policy_edition"));
  static final Field<String> ID = text("id");
  static final Field<String> VERSION = text("version");
  static final Field<String> POLICY = text("policy");
  static final Field<Long> PROPOSED_AT = number("proposed_at");

  static final Table<Record> TEXTS = table(name("policy_text"));
  static final Field<String> EDITION = text("edition");
  static final Field<String> NAME = text("name");
  static final Field<String> CONTENT = text("content");

  static final Table<Record> BACKTESTS = table(name("policy_backtest"));
  static final Field<Long> AT = number("at");
  static final Field<String> BY_KIND = text("by_kind");
  static final Field<String> BY_NAME = text("by_name");
  static final Field<String> BECAUSE = text("because");
  static final Field<Long> SINCE = number("since");
  static final Field<Long> COMPARED = number("compared");
  static final Field<Integer> COMPLETE = field(name("complete"), SQLDataType.INTEGER);
  static final Field<String> RESULT = text("result");

  static final Table<Record> PUBLICATIONS = table(name("policy_publication"));
  static final Field<Long> NUMBER = number("number");

  private EditionTables() {}

  static Edition edition(Record row) {
    return new Edition(row.get(ID), row.get(VERSION), row.get(POLICY), step(row, PROPOSED_AT));
  }

  static Publication publication(Record row) {
    return new Publication(row.get(NUMBER), row.get(EDITION), step(row, AT));
  }

  static Backtest backtest(Record row) {
    return new Backtest(
        row.get(EDITION),
        Instant.ofEpochMilli(row.get(AT)),
        actor(row),
        Instant.ofEpochMilli(row.get(SINCE)),
        row.get(COMPARED),
        row.get(COMPLETE) != 0,
        row.get(RESULT));
  }

  private static Step step(Record row, Field<Long> at) {
    return new Step(Instant.ofEpochMilli(row.get(at)), actor(row), row.get(BECAUSE));
  }

  private static Actor actor(Record row) {
    return new Actor(Actor.Kind.labelled(row.get(BY_KIND)), row.get(BY_NAME));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
