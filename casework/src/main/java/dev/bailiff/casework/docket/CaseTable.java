package dev.bailiff.casework.docket;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.CaseState;
import dev.bailiff.casework.cases.Claim;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of cases, and how its rows are read and written. */
final class CaseTable {
  static final Table<Record> CASE = table(name("case_file"));
  static final Field<String> ID = text("id");
  static final Field<String> SUBJECT_ENTITY = text("subject_entity");
  static final Field<String> SUBJECT_ID = text("subject_id");
  static final Field<String> QUEUE = text("queue");
  static final Field<Long> OPENED = number("opened");
  static final Field<Long> UNLISTED = number("unlisted");
  static final Field<Long> CLAIMS = number("claims");
  static final Field<Double> URGENCY = field(name("urgency"), SQLDataType.DOUBLE);
  static final Field<Long> DUE = number("due");
  static final Field<Long> PRESSES = number("presses");
  static final Field<String> STATE = text("state");
  static final Field<String> CLAIMED_BY = text("claimed_by");
  static final Field<Long> CLAIMED_UNTIL = number("claimed_until");
  static final Field<Integer> REASONS_SEEN = field(name("reasons_seen"), SQLDataType.INTEGER);
  static final Field<String> RULED_BY = text("ruled_by");
  static final Field<Long> RULED_AT = number("ruled_at");
  static final Field<String> BROKEN_CLAUSE = text("broken_clause");
  static final Field<String> GROUNDS = text("grounds");

  static final String WAITING = "waiting";
  static final String IN_REVIEW = "in-review";
  static final String RESOLVED = "resolved";

  private CaseTable() {}

  /** The case in this row, with what other tables know of it. */
  static CaseFile file(Record row, List<Reason> reasons, Set<Reviewer> excluded) {
    return new CaseFile(
        new CaseId(row.get(ID)),
        new EntityRef(Entity.labelled(row.get(SUBJECT_ENTITY)).orElseThrow(), row.get(SUBJECT_ID)),
        row.get(QUEUE),
        Instant.ofEpochMilli(row.get(OPENED)),
        reasons,
        row.get(UNLISTED),
        excluded,
        row.get(CLAIMS),
        state(row));
  }

  /** Writes the row of a case, new or known. */
  static void write(DSLContext sql, CaseFile file, double urgency) {
    sql.deleteFrom(ReasonTable.REASON).where(ReasonTable.CASE_ID.eq(file.id().value())).execute();
    sql.deleteFrom(ExclusionTable.EXCLUDED)
        .where(ExclusionTable.CASE_ID.eq(file.id().value()))
        .execute();
    sql.deleteFrom(CASE).where(ID.eq(file.id().value())).execute();
    sql.insertInto(CASE).set(values(file, urgency)).execute();
  }

  private static Map<Field<?>, Object> values(CaseFile file, double urgency) {
    Map<Field<?>, Object> values = new HashMap<>();
    values.put(ID, file.id().value());
    values.put(SUBJECT_ENTITY, file.subject().entity().label());
    values.put(SUBJECT_ID, file.subject().id());
    values.put(QUEUE, file.queue());
    values.put(OPENED, file.opened().toEpochMilli());
    values.put(UNLISTED, file.unlisted());
    values.put(CLAIMS, file.claims());
    values.put(URGENCY, urgency);
    file.deadline()
        .ifPresent(deadline -> {
          values.put(DUE, deadline.due().toEpochMilli());
          values.put(PRESSES, deadline.pressingFrom().toEpochMilli());
        });
    values.putAll(values(file.state()));
    return values;
  }

  private static Map<Field<?>, Object> values(CaseState state) {
    return switch (state) {
      case CaseState.Waiting _ -> Map.of(STATE, WAITING);
      case CaseState.InReview(Claim claim) ->
          Map.of(
              STATE, IN_REVIEW,
              CLAIMED_BY, claim.reviewer().id(),
              CLAIMED_UNTIL, claim.until().toEpochMilli(),
              REASONS_SEEN, claim.reasonsSeen());
      case CaseState.Resolved(Reviewer reviewer, Instant at, Ruling ruling) -> {
        Map<Field<?>, Object> values = new HashMap<>();
        values.put(STATE, RESOLVED);
        values.put(RULED_BY, reviewer.id());
        values.put(RULED_AT, at.toEpochMilli());
        values.put(GROUNDS, Storable.text(ruling.grounds()));
        if (ruling instanceof Ruling.Broken(String clause, String _)) {
          values.put(BROKEN_CLAUSE, clause);
        }
        yield values;
      }
    };
  }

  private static CaseState state(Record row) {
    return switch (row.get(STATE)) {
      case WAITING -> new CaseState.Waiting();
      case IN_REVIEW ->
          new CaseState.InReview(
              new Claim(
                  new Reviewer(row.get(CLAIMED_BY)),
                  row.get(CLAIMS),
                  Instant.ofEpochMilli(row.get(CLAIMED_UNTIL)),
                  row.get(REASONS_SEEN)));
      case RESOLVED ->
          new CaseState.Resolved(
              new Reviewer(row.get(RULED_BY)),
              Instant.ofEpochMilli(row.get(RULED_AT)),
              ruling(row));
      default -> throw new IllegalStateException("a case is `" + row.get(STATE) + "`");
    };
  }

  private static Ruling ruling(Record row) {
    String clause = row.get(BROKEN_CLAUSE);
    String grounds = requireNonNull(row.get(GROUNDS));
    return clause == null ? new Ruling.NotBroken(grounds) : new Ruling.Broken(clause, grounds);
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
