package dev.bailiff.casework.docket;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Deadline;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.cases.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of the reasons of cases, and how its rows are read and written. */
final class ReasonTable {
  static final Table<Record> REASON = table(name("case_reason"));
  static final Field<String> CASE_ID = field(name("case_id"), SQLDataType.VARCHAR);
  private static final Field<Integer> PLACE = field(name("place"), SQLDataType.INTEGER);
  private static final Field<String> SOURCE = field(name("source"), SQLDataType.VARCHAR);
  private static final Field<String> REFERENCE = field(name("reference"), SQLDataType.VARCHAR);
  private static final Field<String> CLAUSE = field(name("clause"), SQLDataType.VARCHAR);
  private static final Field<String> SEVERITY = field(name("severity"), SQLDataType.VARCHAR);
  private static final Field<Double> CONFIDENCE = field(name("confidence"), SQLDataType.DOUBLE);
  private static final Field<Long> REACH = field(name("reach"), SQLDataType.BIGINT);
  private static final Field<Double> IRREVERSIBILITY =
      field(name("irreversibility"), SQLDataType.DOUBLE);
  private static final Field<Long> FIRST = field(name("first_given"), SQLDataType.BIGINT);
  private static final Field<Long> LAST = field(name("last_given"), SQLDataType.BIGINT);
  private static final Field<Long> TIMES = field(name("times"), SQLDataType.BIGINT);
  private static final Field<Long> DUE = field(name("due"), SQLDataType.BIGINT);
  private static final Field<Long> PRESSES = field(name("presses"), SQLDataType.BIGINT);
  private static final Field<String> BASIS = field(name("basis"), SQLDataType.VARCHAR);

  private static final Field<String> PROPOSAL = field(name("proposal"), SQLDataType.VARCHAR);

  private ReasonTable() {}

  static List<Reason> of(DSLContext sql, CaseId id) {
    return sql.selectFrom(REASON)
        .where(CASE_ID.eq(id.value()))
        .orderBy(PLACE)
        .fetch(ReasonTable::reason);
  }

  static void write(DSLContext sql, CaseFile file) {
    for (int place = 0; place < file.reasons().size(); place++) {
      Reason reason = file.reasons().get(place);
      sql.insertInto(REASON).set(values(file.id(), place, reason)).execute();
    }
  }

  private static Map<Field<?>, Object> values(CaseId id, int place, Reason reason) {
    Map<Field<?>, Object> values = new HashMap<>();
    values.put(CASE_ID, id.value());
    values.put(PLACE, place);
    values.put(SOURCE, reason.key().source().name());
    values.put(REFERENCE, reason.key().reference());
    values.put(CLAUSE, reason.key().clause());
    values.put(SEVERITY, reason.weight().severity().name());
    values.put(CONFIDENCE, reason.weight().confidence());
    values.put(REACH, reason.weight().reach());
    values.put(IRREVERSIBILITY, reason.weight().irreversibility());
    values.put(FIRST, reason.first().toEpochMilli());
    values.put(LAST, reason.last().toEpochMilli());
    values.put(TIMES, reason.times());
    reason
        .deadline()
        .ifPresent(deadline -> {
          values.put(DUE, deadline.due().toEpochMilli());
          values.put(PRESSES, deadline.pressingFrom().toEpochMilli());
          values.put(BASIS, deadline.basis());
        });
    reason.proposal().ifPresent(proposal -> values.put(PROPOSAL, proposal));
    return values;
  }

  private static Reason reason(Record row) {
    return new Reason(
        new Reason.Key(Reason.Source.valueOf(row.get(SOURCE)), row.get(REFERENCE), row.get(CLAUSE)),
        new Reason.Weight(
            Severity.valueOf(row.get(SEVERITY)),
            row.get(CONFIDENCE),
            row.get(REACH),
            row.get(IRREVERSIBILITY)),
        Instant.ofEpochMilli(row.get(FIRST)),
        Instant.ofEpochMilli(row.get(LAST)),
        row.get(TIMES),
        deadline(row),
        Optional.ofNullable(row.get(PROPOSAL)));
  }

  private static Optional<Deadline> deadline(Record row) {
    Long due = row.get(DUE);
    return due == null
        ? Optional.empty()
        : Optional.of(
            new Deadline(
                Instant.ofEpochMilli(due),
                Duration.ofMillis(due - row.get(PRESSES)),
                row.get(BASIS)));
  }
}
