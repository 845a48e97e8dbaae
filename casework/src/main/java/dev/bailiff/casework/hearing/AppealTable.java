package dev.bailiff.casework.hearing;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.appeals.AppealState;
import dev.bailiff.casework.appeals.Contested;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of appeals, and how its rows are read and written. */
final class AppealTable {
  static final Table<Record> APPEAL = table(name("appeal"));
  static final Field<String> ID = text("id");
  static final Field<String> DECISION = text("decision");
  static final Field<String> AFFECTED_ENTITY = text("affected_entity");
  static final Field<String> AFFECTED_ID = text("affected_id");
  static final Field<Long> FILED = number("filed");
  static final Field<String> STATE = text("state");

  static final String WAITING = "filed";
  static final String HEARD = "heard";
  static final String DECIDED = "decided";
  static final String WITHDRAWN = "withdrawn";

  private static final Field<Long> INFORMED = number("informed");
  private static final Field<String> WORDS = text("words");
  private static final Field<String> REVIEWER = text("reviewer");
  private static final Field<Long> SINCE = number("since");
  private static final Field<String> OUTCOME = text("outcome");
  private static final Field<String> GROUNDS = text("grounds");

  private static final String UPHELD = "upheld";
  private static final String PARTIALLY_REVERSED = "partially-reversed";
  private static final String REVERSED = "reversed";

  private AppealTable() {}

  /** The appeal in this row, with what other tables know of it. */
  static Appeal appeal(Record row, AppealParts parts) {
    return new Appeal(
        row.get(ID),
        new Contested(
            row.get(DECISION),
            new EntityRef(
                Entity.labelled(row.get(AFFECTED_ENTITY)).orElseThrow(), row.get(AFFECTED_ID)),
            parts.deciders(),
            Instant.ofEpochMilli(row.get(INFORMED)),
            parts.enforcements()),
        Instant.ofEpochMilli(row.get(FILED)),
        row.get(WORDS),
        state(row, parts.undone()));
  }

  static Map<Field<?>, Object> values(Appeal appeal) {
    Contested contested = appeal.contested();
    Map<Field<?>, Object> values = new HashMap<>();
    values.put(ID, appeal.id());
    values.put(DECISION, contested.decision());
    values.put(AFFECTED_ENTITY, contested.affected().entity().label());
    values.put(AFFECTED_ID, Storable.id(contested.affected().id()));
    values.put(INFORMED, contested.informed().toEpochMilli());
    values.put(FILED, appeal.filed().toEpochMilli());
    values.put(WORDS, Storable.text(appeal.words()));
    values.putAll(values(appeal.state()));
    return values;
  }

  private static Map<Field<?>, Object> values(AppealState state) {
    return switch (state) {
      case AppealState.Filed _ -> Map.of(STATE, WAITING);
      case AppealState.Heard(Reviewer reviewer, Instant since) ->
          Map.of(STATE, HEARD, REVIEWER, reviewer.id(), SINCE, since.toEpochMilli());
      case AppealState.Decided(Reviewer reviewer, Instant at, AppealOutcome outcome) ->
          Map.of(
              STATE, DECIDED,
              REVIEWER, reviewer.id(),
              SINCE, at.toEpochMilli(),
              OUTCOME, label(outcome),
              GROUNDS, Storable.text(outcome.grounds()));
      case AppealState.Withdrawn(Instant at) -> Map.of(STATE, WITHDRAWN, SINCE, at.toEpochMilli());
    };
  }

  private static AppealState state(Record row, Set<String> undone) {
    return switch (row.get(STATE)) {
      case WAITING -> new AppealState.Filed();
      case HEARD -> new AppealState.Heard(new Reviewer(row.get(REVIEWER)), since(row));
      case DECIDED ->
          new AppealState.Decided(
              new Reviewer(row.get(REVIEWER)), since(row), outcome(row, undone));
      case WITHDRAWN -> new AppealState.Withdrawn(since(row));
      default -> throw new IllegalStateException("an appeal is `" + row.get(STATE) + "`");
    };
  }

  private static AppealOutcome outcome(Record row, Set<String> undone) {
    String grounds = requireNonNull(row.get(GROUNDS));
    return switch (row.get(OUTCOME)) {
      case UPHELD -> new AppealOutcome.Upheld(grounds);
      case PARTIALLY_REVERSED -> new AppealOutcome.PartiallyReversed(undone, grounds);
      case REVERSED -> new AppealOutcome.Reversed(grounds);
      default -> throw new IllegalStateException("an appeal was `" + row.get(OUTCOME) + "`");
    };
  }

  private static String label(AppealOutcome outcome) {
    return switch (outcome) {
      case AppealOutcome.Upheld _ -> UPHELD;
      case AppealOutcome.PartiallyReversed _ -> PARTIALLY_REVERSED;
      case AppealOutcome.Reversed _ -> REVERSED;
    };
  }

  private static Instant since(Record row) {
    return Instant.ofEpochMilli(row.get(SINCE));
  }

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  private static Field<Long> number(String column) {
    return field(name(column), SQLDataType.BIGINT);
  }
}
