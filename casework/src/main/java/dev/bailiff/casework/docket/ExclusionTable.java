package dev.bailiff.casework.docket;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Reviewer;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The table of who may not rule on which case. */
final class ExclusionTable {
  static final Table<Record> EXCLUDED = table(name("case_excluded"));
  static final Field<String> CASE_ID = field(name("case_excluded", "case_id"), SQLDataType.VARCHAR);
  static final Field<String> REVIEWER = field(name("reviewer"), SQLDataType.VARCHAR);

  private ExclusionTable() {}

  static Set<Reviewer> of(DSLContext sql, CaseId id) {
    return sql
        .select(REVIEWER)
        .from(EXCLUDED)
        .where(CASE_ID.eq(id.value()))
        .fetch(REVIEWER)
        .stream()
        .map(Reviewer::new)
        .collect(Collectors.toSet());
  }

  static void write(DSLContext sql, CaseFile file) {
    for (Reviewer reviewer : file.excluded()) {
      sql.insertInto(EXCLUDED, field(name("case_id"), SQLDataType.VARCHAR), REVIEWER)
          .values(file.id().value(), reviewer.id())
          .execute();
    }
  }
}
