package dev.bailiff.casework.audit;

import static dev.bailiff.casework.audit.AuditTable.ACT;
import static dev.bailiff.casework.audit.AuditTable.ACTOR;
import static dev.bailiff.casework.audit.AuditTable.ACTOR_KIND;
import static dev.bailiff.casework.audit.AuditTable.AFTER;
import static dev.bailiff.casework.audit.AuditTable.AT;
import static dev.bailiff.casework.audit.AuditTable.AUDIT;
import static dev.bailiff.casework.audit.AuditTable.BECAUSE;
import static dev.bailiff.casework.audit.AuditTable.BEFORE;
import static dev.bailiff.casework.audit.AuditTable.DETAILS;
import static dev.bailiff.casework.audit.AuditTable.HASH;
import static dev.bailiff.casework.audit.AuditTable.HEAD;
import static dev.bailiff.casework.audit.AuditTable.SALT;
import static dev.bailiff.casework.audit.AuditTable.SEQUENCE;
import static dev.bailiff.casework.audit.AuditTable.SUBJECT;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;

/**
 * The audit log: entries that are only ever appended, in the transaction of the change that they
 * record, each with a hash over itself and the hash before it.
 */
public final class AuditLog {
  /** How many entries are read or written at a time. */
  private static final int PAGE = 500;

  /** Past this many, a log is not damaged but something else. */
  private static final int MAX_PROBLEMS = 100;

  private static final int SALT_BYTES = 16;

  private static final List<Field<?>> COLUMNS =
      List.of(
          SEQUENCE,
          AT,
          ACTOR_KIND,
          ACTOR,
          ACT,
          SUBJECT,
          SALT,
          BEFORE,
          AFTER,
          BECAUSE,
          DETAILS,
          HASH);

  private final Supplier<String> salts;

  private AuditLog(Supplier<String> salts) {
    this.salts = salts;
  }

  /** A log whose salts come from this source of randomness, which must not be guessable. */
  public static AuditLog saltedBy(RandomGenerator random) {
    return new AuditLog(() -> {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      return HexFormat.of().formatHex(salt);
    });
  }

  /** Appends what was done, in this order. */
  public void append(DSLContext sql, List<Deed> deeds) {
    if (deeds.isEmpty()) {
      return;
    }
    // The update keeps every other writer out until this transaction ends.
    sql.update(HEAD).set(SEQUENCE, SEQUENCE.plus(deeds.size())).execute();
    AuditHead head = head(sql);
    String hash = head.hash();
    long sequence = head.sequence() - deeds.size();
    List<AuditEntry> entries = new ArrayList<>(deeds.size());
    for (Deed deed : deeds) {
      AuditEntry entry = AuditEntry.after(hash, ++sequence, deed, salts.get());
      entries.add(entry);
      hash = entry.hash();
    }
    for (int from = 0; from < entries.size(); from += PAGE) {
      insert(sql, entries.subList(from, Math.min(entries.size(), from + PAGE)));
    }
    sql.update(HEAD).set(HASH, hash).execute();
  }

  /** Where the log stands. */
  public static AuditHead head(DSLContext sql) {
    Record row = sql.select(SEQUENCE, HASH).from(HEAD).fetchSingle();
    return new AuditHead(row.get(SEQUENCE), row.get(HASH));
  }

  /** The entries after this one, in order, at most so many. */
  public static List<AuditEntry> after(DSLContext sql, long sequence, int limit) {
    return rowsAfter(sql, sequence, limit).stream().map(AuditTable::entry).toList();
  }

  /** The entries about this subject, in order, at most so many. */
  public static List<AuditEntry> about(DSLContext sql, String subject, int limit) {
    return sql.selectFrom(AUDIT)
        .where(SUBJECT.eq(subject))
        .orderBy(SEQUENCE)
        .limit(limit)
        .fetch(AuditTable::entry);
  }

  /** Erases the details of all entries about this subject; the chain stays provable. */
  public static int erase(DSLContext sql, String subject) {
    return sql.update(AUDIT)
        .setNull(SALT)
        .setNull(BEFORE)
        .setNull(AFTER)
        .setNull(BECAUSE)
        .where(SUBJECT.eq(subject))
        .execute();
  }

  /** Reads the whole log and says whether it is what was appended. */
  public static AuditCheck check(DSLContext sql, List<AuditHead> noted) {
    AuditReading reading = new AuditReading(noted, MAX_PROBLEMS);
    List<Record> page = rowsAfter(sql, Long.MIN_VALUE, PAGE);
    while (!page.isEmpty()) {
      page.forEach(reading::next);
      page = rowsAfter(sql, page.getLast().get(SEQUENCE), PAGE);
    }
    return reading.end(head(sql));
  }

  private static List<Record> rowsAfter(DSLContext sql, long sequence, int limit) {
    return sql.selectFrom(AUDIT)
        .where(SEQUENCE.gt(sequence))
        .orderBy(SEQUENCE)
        .limit(limit)
        .fetch();
  }

  private static void insert(DSLContext sql, List<AuditEntry> entries) {
    InsertValuesStepN<Record> insert = sql.insertInto(AUDIT).columns(COLUMNS);
    for (AuditEntry entry : entries) {
      AuditEntry.Details details = requireNonNull(entry.details());
      insert =
          insert.values(
              entry.sequence(),
              entry.at().toEpochMilli(),
              entry.actor().kind().label(),
              entry.actor().name(),
              entry.act(),
              entry.subject(),
              details.salt(),
              details.before(),
              details.after(),
              details.because(),
              entry.detailsDigest(),
              entry.hash());
    }
    insert.execute();
  }
}
