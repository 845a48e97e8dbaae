package dev.bailiff.casework.hindsight;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads from cases and appeals what people found. A ruling that a clause was broken says nothing of
 * the other clauses of its case; an appeal that was partly reversed is read enforcement by
 * enforcement.
 */
public final class HindsightStore {
  /** What somebody did a while before it was noticed belongs to the same question. */
  private static final Duration BEFORE = Duration.ofDays(1);

  /** Of each kind; the latest count. */
  private static final int MOST = 100_000;

  private HindsightStore() {}

  /** What was found at this time or later. */
  public static List<Hindsight> since(DSLContext sql, Instant since) {
    List<Hindsight> found = new ArrayList<>(rulings(sql, since));
    found.addAll(appeals(sql, since));
    return found;
  }

  private static List<Hindsight> rulings(DSLContext sql, Instant since) {
    Field<String> entity = text("c", "subject_entity");
    Field<String> id = text("c", "subject_id");
    Field<String> broken = text("c", "broken_clause");
    Field<String> clause = text("r", "clause");
    Field<Long> first = number("r", "first_given");
    Field<Long> ruled = number("c", "ruled_at");
    return sql
        .select(entity, id, broken, clause, first, ruled)
        .from(table(name("case_file")).as("c"))
        .join(table(name("case_reason")).as("r"))
        .on(text("r", "case_id").eq(text("c", "id")))
        .where(text("c", "state").eq("resolved"), ruled.ge(since.toEpochMilli()))
        .orderBy(ruled.desc())
        .limit(MOST)
        .fetch(row -> {
          @Nullable String which = row.get(broken);
          return hindsight(
              row,
              entity,
              id,
              which == null ? row.get(clause) : which,
              row.get(first),
              row.get(ruled),
              which == null);
        })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Hindsight> appeals(DSLContext sql, Instant since) {
    Field<String> entity = text("a", "affected_entity");
    Field<String> id = text("a", "affected_id");
    Field<String> outcome = text("a", "outcome");
    Field<Long> decided = number("a", "since");
    Field<Integer> undone = field(name("p", "undone"), SQLDataType.INTEGER);
    Field<String> clause = text("e", "clause");
    Field<Long> begins = number("e", "begins");
    return sql
        .select(entity, id, outcome, decided, undone, clause, begins)
        .from(table(name("appeal")).as("a"))
        .join(table(name("appeal_enforcement")).as("p"))
        .on(text("p", "appeal_id").eq(text("a", "id")))
        .join(table(name("enforcement")).as("e"))
        .on(text("e", "id").eq(text("p", "enforcement")))
        .where(
            text("a", "state").eq("decided"), decided.ge(since.toEpochMilli()), clause.isNotNull())
        .orderBy(decided.desc())
        .limit(MOST)
        .fetch(row ->
            hindsight(
                row,
                entity,
                id,
                row.get(clause),
                row.get(begins),
                row.get(decided),
                row.get(outcome).equals("reversed") || row.get(undone) != 0))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Hindsight> hindsight(
      Record row,
      Field<String> entity,
      Field<String> id,
      String clause,
      long from,
      long judged,
      boolean isInnocent) {
    return Entity.labelled(row.get(entity))
        .map(kind ->
            new Hindsight(
                new EntityRef(kind, row.get(id)),
                clause,
                Instant.ofEpochMilli(from).minus(BEFORE),
                Instant.ofEpochMilli(judged),
                isInnocent));
  }

  private static Field<String> text(String table, String column) {
    return field(name(table, column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String table, String column) {
    return field(name(table, column), SQLDataType.BIGINT);
  }
}
