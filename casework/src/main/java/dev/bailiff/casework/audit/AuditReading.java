package dev.bailiff.casework.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Record;

/** Reads an audit log from its beginning and notes what does not follow. */
final class AuditReading {
  private final Map<Long, AuditHead> noted;
  private final int limit;
  private final List<String> problems = new ArrayList<>();

  private AuditHead last = new AuditHead(0, AuditHead.GENESIS);
  private long entries;
  private long erased;

  AuditReading(List<AuditHead> noted, int limit) {
    this.noted =
        noted.stream()
            .collect(Collectors.toMap(AuditHead::sequence, Function.identity(), (a, b) -> b));
    this.limit = limit;
  }

  void next(Record row) {
    entries++;
    try {
      read(AuditTable.entry(row));
    } catch (IllegalArgumentException | NullPointerException e) { // what append never writes
      problem("entry " + row.get(AuditTable.SEQUENCE) + " cannot be read");
      last = new AuditHead(row.get(AuditTable.SEQUENCE), AuditHead.GENESIS);
    }
  }

  private void read(AuditEntry entry) {
    if (entry.details() == null) {
      erased++;
    }
    if (entry.sequence() != last.sequence() + 1) {
      problem(
          "entry " + (last.sequence() + 1) + " is missing; entry " + entry.sequence() + " follows");
    } else if (!entry.hashAfter(last.hash()).equals(entry.hash())) {
      problem("entry " + entry.sequence() + " was altered, or the one before it replaced");
    }
    if (!entry.hasItsDetails()) {
      problem("entry " + entry.sequence() + " says something else than what was recorded");
    }
    last = new AuditHead(entry.sequence(), entry.hash());
    AuditHead known = noted.get(entry.sequence());
    if (known != null && !known.equals(last)) {
      problem("entry " + entry.sequence() + " has another hash than was noted");
    }
  }

  AuditCheck end(AuditHead head) {
    if (!head.equals(last)) {
      problem("the log ends with entry " + last.sequence() + ", but its head says " + head);
    }
    noted.values().stream()
        .filter(known -> known.sequence() > last.sequence())
        .forEach(known -> problem("entry " + known.sequence() + " was noted and is missing"));
    return new AuditCheck(entries, erased, last, problems);
  }

  private void problem(String text) {
    if (problems.size() < limit) {
      problems.add(text);
    }
  }
}
