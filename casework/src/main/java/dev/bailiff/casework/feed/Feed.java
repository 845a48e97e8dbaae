package dev.bailiff.casework.feed;

import static dev.bailiff.casework.feed.FeedTable.AT;
import static dev.bailiff.casework.feed.FeedTable.CHANGE;
import static dev.bailiff.casework.feed.FeedTable.CHANGES;
import static dev.bailiff.casework.feed.FeedTable.DETAIL;
import static dev.bailiff.casework.feed.FeedTable.ENFORCEMENT;
import static dev.bailiff.casework.feed.FeedTable.OUTCOME;
import static dev.bailiff.casework.feed.FeedTable.RECEIPTS;
import static dev.bailiff.casework.feed.FeedTable.SEQUENCE;
import static dev.bailiff.casework.feed.FeedTable.SYSTEM;

import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.store.Counter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep4;
import org.jooq.Record;

/**
 * The changes of enforcements in the order of their commits, within a transaction of the caller's:
 * whoever has read up to a number will never find a change below it that was not there.
 */
public final class Feed {
  /** Rows of one statement; SQLite takes 32,766 values in one. */
  private static final int PAGE = 500;

  private Feed() {}

  /** Appends that these began and those were undone, in this order. */
  static List<Change> append(
      DSLContext sql, List<Enforcement> begun, List<Enforcement> undone, Instant now) {
    int many = begun.size() + undone.size();
    if (many == 0) {
      return List.of();
    }
    long sequence = Counter.CHANGE.take(sql, many);
    List<Change> changes = new ArrayList<>(many);
    for (Enforcement it : begun) {
      changes.add(new Change(sequence++, Change.Kind.BEGUN, now, it));
    }
    for (Enforcement it : undone) {
      changes.add(new Change(sequence++, Change.Kind.UNDONE, now, it));
    }
    for (int from = 0; from < many; from += PAGE) {
      insert(sql, changes.subList(from, Math.min(many, from + PAGE)));
    }
    return changes;
  }

  /**
   * Some of the changes.
   *
   * @param changes with the enforcements as they are now, but for those that were erased
   * @param next what to ask after next
   */
  public record Page(List<Change> changes, long next) {
    public Page {
      changes = List.copyOf(changes);
    }
  }

  /** The changes after this one, at most so many. */
  public static Page after(DSLContext sql, long sequence, int limit) {
    List<Record> rows =
        sql.selectFrom(CHANGES).where(SEQUENCE.gt(sequence)).orderBy(SEQUENCE).limit(limit).fetch();
    Map<String, Enforcement> byId =
        EnforcementStore.find(
            sql, rows.stream().map(row -> row.get(ENFORCEMENT)).distinct().toList());
    List<Change> changes = new ArrayList<>(rows.size());
    for (Record row : rows) {
      Enforcement enforcement = byId.get(row.get(ENFORCEMENT));
      if (enforcement != null) { // it may have been erased
        changes.add(FeedTable.change(row, enforcement));
      }
    }
    return new Page(changes, rows.isEmpty() ? sequence : rows.getLast().get(SEQUENCE));
  }

  /** The number of the last change; 0 if there was none. */
  public static long last(DSLContext sql) {
    return Counter.CHANGE.last(sql);
  }

  /** Keeps what a system says, in the place of what it said of the same change before. */
  public static void keep(DSLContext sql, SystemReceipt receipt) {
    sql.insertInto(RECEIPTS)
        .set(ENFORCEMENT, receipt.enforcement())
        .set(CHANGE, receipt.change().label())
        .set(SYSTEM, receipt.system())
        .set(OUTCOME, FeedTable.outcome(receipt.isDone()))
        .set(DETAIL, receipt.detail())
        .set(AT, receipt.at().toEpochMilli())
        .onConflict(ENFORCEMENT, CHANGE, SYSTEM)
        .doUpdate()
        .set(OUTCOME, FeedTable.outcome(receipt.isDone()))
        .set(DETAIL, receipt.detail())
        .set(AT, receipt.at().toEpochMilli())
        .execute();
  }

  /** What systems have said of this enforcement, earliest first. */
  public static List<SystemReceipt> receipts(DSLContext sql, String enforcement, int limit) {
    return sql.selectFrom(RECEIPTS)
        .where(ENFORCEMENT.eq(enforcement))
        .orderBy(AT, SYSTEM)
        .limit(limit)
        .fetch(FeedTable::receipt);
  }

  private static void insert(DSLContext sql, List<Change> page) {
    InsertValuesStep4<Record, Long, String, String, Long> insert =
        sql.insertInto(CHANGES).columns(SEQUENCE, ENFORCEMENT, CHANGE, AT);
    for (Change it : page) {
      insert =
          insert.values(
              it.sequence(), it.enforcement().id(), it.kind().label(), it.at().toEpochMilli());
    }
    insert.execute();
  }
}
