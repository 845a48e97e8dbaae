package dev.bailiff.casework.docket;

import static dev.bailiff.casework.docket.CaseTable.CASE;
import static dev.bailiff.casework.docket.CaseTable.ID;
import static dev.bailiff.casework.docket.CaseTable.OPENED;
import static dev.bailiff.casework.docket.CaseTable.RESOLVED;
import static dev.bailiff.casework.docket.CaseTable.STATE;

import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import java.util.List;
import org.jooq.DSLContext;

/** The cases that wait for a ruling, as they came. */
public final class OpenCases {
  private OpenCases() {}

  /** At most so many, the latest first. */
  public static List<CaseFile> latest(DSLContext sql, int limit) {
    return sql
        .selectFrom(CASE)
        .where(STATE.ne(RESOLVED))
        .orderBy(OPENED.desc(), ID.desc())
        .limit(limit)
        .fetch()
        .stream()
        .map(row -> {
          CaseId id = new CaseId(row.get(ID));
          return CaseTable.file(row, ReasonTable.of(sql, id), ExclusionTable.of(sql, id));
        })
        .toList();
  }
}
