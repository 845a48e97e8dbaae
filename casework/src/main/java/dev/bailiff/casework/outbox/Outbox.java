package dev.bailiff.casework.outbox;

import static dev.bailiff.casework.outbox.OutboxTable.ABOUT;
import static dev.bailiff.casework.outbox.OutboxTable.ATTEMPTS;
import static dev.bailiff.casework.outbox.OutboxTable.CREATED;
import static dev.bailiff.casework.outbox.OutboxTable.DEAD;
import static dev.bailiff.casework.outbox.OutboxTable.DELIVERED;
import static dev.bailiff.casework.outbox.OutboxTable.DESTINATION;
import static dev.bailiff.casework.outbox.OutboxTable.DUE;
import static dev.bailiff.casework.outbox.OutboxTable.FAULT;
import static dev.bailiff.casework.outbox.OutboxTable.ID;
import static dev.bailiff.casework.outbox.OutboxTable.OUTBOX;
import static dev.bailiff.casework.outbox.OutboxTable.PAYLOAD;
import static dev.bailiff.casework.outbox.OutboxTable.SEQUENCE;
import static dev.bailiff.casework.outbox.OutboxTable.SETTLED;
import static dev.bailiff.casework.outbox.OutboxTable.STATE;
import static dev.bailiff.casework.outbox.OutboxTable.TOPIC;
import static dev.bailiff.casework.outbox.OutboxTable.WAITING;

import dev.bailiff.casework.store.Counter;
import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The messages that have left, wait, or never will, within a transaction of the caller's. */
public final class Outbox {
  /** Rows of one statement; SQLite takes 32,766 values in one. */
  private static final int PAGE = 500;

  private static final int MOST_FAULT = 500;

  private static final List<Field<?>> COLUMNS =
      List.of(ID, SEQUENCE, DESTINATION, TOPIC, ABOUT, PAYLOAD, CREATED, STATE, ATTEMPTS, DUE);

  private Outbox() {}

  /** What is listed: with this state and for this destination, if they are given. */
  public record Filter(Optional<String> state, Optional<String> destination) {
    /** Everything. */
    public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    Condition condition() {
      return state
          .map(STATE::eq)
          .orElseGet(DSL::noCondition)
          .and(destination.map(DESTINATION::eq).orElseGet(DSL::noCondition));
    }
  }

  /** Adds messages, due at once; one that was added before is not added again. */
  public static void add(DSLContext sql, List<Message> messages, Instant now) {
    if (messages.isEmpty()) {
      return;
    }
    long sequence = Counter.OUTBOX.take(sql, messages.size());
    for (int from = 0; from < messages.size(); from += PAGE) {
      int to = Math.min(messages.size(), from + PAGE);
      insert(sql, messages.subList(from, to), sequence + from, now.toEpochMilli());
    }
  }

  /** The message with this id. */
  public static Optional<Posted> find(DSLContext sql, String id) {
    return sql.selectFrom(OUTBOX).where(ID.eq(id)).fetchOptional(OutboxTable::posted);
  }

  /** Messages after this one in the order in which they were added, at most so many. */
  public static List<Posted> after(DSLContext sql, long sequence, Filter filter, int limit) {
    return sql.selectFrom(OUTBOX)
        .where(SEQUENCE.gt(sequence), filter.condition())
        .orderBy(SEQUENCE)
        .limit(limit)
        .fetch(OutboxTable::posted);
  }

  /** How many messages there are by destination and state. */
  public static Map<String, Map<String, Long>> counts(DSLContext sql) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    sql.select(DESTINATION, STATE, DSL.count().cast(Long.class))
        .from(OUTBOX)
        .groupBy(DESTINATION, STATE)
        .orderBy(DESTINATION, STATE)
        .forEach(row ->
            counts
                .computeIfAbsent(row.value1(), _ -> new LinkedHashMap<>())
                .put(row.value2(), row.value3()));
    return counts;
  }

  /** Lets a dead message be attempted again, from the beginning; false if it is not dead. */
  public static boolean retry(DSLContext sql, String id, Instant now) {
    return retry(sql, ID.eq(id), now) == 1;
  }

  /** Lets all dead messages for a destination be attempted again, and says how many. */
  public static int retryAll(DSLContext sql, String destination, Instant now) {
    return retry(sql, DESTINATION.eq(destination), now);
  }

  /** Removes what was delivered before this time, at most so many, and says how many. */
  public static int purgeDelivered(DSLContext sql, Instant before, int limit) {
    return purge(sql, DELIVERED, before, limit);
  }

  /** Removes what was given up before this time, at most so many, and says how many. */
  public static int purgeDead(DSLContext sql, Instant before, int limit) {
    return purge(sql, DEAD, before, limit);
  }

  private static int purge(DSLContext sql, String state, Instant before, int limit) {
    return sql.deleteFrom(OUTBOX)
        .where(
            ID.in(
                DSL.select(ID)
                    .from(OUTBOX)
                    .where(SETTLED.lt(before.toEpochMilli()), STATE.eq(state))
                    .limit(limit)))
        .execute();
  }

  /** What can be attempted now: of those about the same only the first that waits. */
  static List<Posted> due(DSLContext sql, String destination, Instant now, int limit) {
    return sql.selectFrom(OUTBOX)
        .where(isFirstWaiting(destination), DUE.le(now.toEpochMilli()))
        .orderBy(DUE, SEQUENCE) // as an index has it
        .limit(limit)
        .fetch(OutboxTable::posted);
  }

  /** When something for this destination can be attempted next. */
  static Optional<Instant> nextDue(DSLContext sql, String destination) {
    return sql.select(DUE)
        .from(OUTBOX)
        .where(isFirstWaiting(destination))
        .orderBy(DUE, SEQUENCE)
        .limit(1)
        .fetchOptional(DUE)
        .map(Instant::ofEpochMilli);
  }

  static void delivered(DSLContext sql, Collection<String> ids, Instant now) {
    if (!ids.isEmpty()) {
      sql.update(OUTBOX)
          .set(STATE, DELIVERED)
          .set(ATTEMPTS, ATTEMPTS.plus(1))
          .set(SETTLED, now.toEpochMilli())
          .setNull(FAULT)
          .where(ID.in(ids), STATE.eq(WAITING))
          .execute();
    }
  }

  /** Notes a failed attempt, and when the next is due; without a next one the message is dead. */
  static void failed(DSLContext sql, String id, String fault, Optional<Instant> next, Instant now) {
    sql.update(OUTBOX)
        .set(STATE, next.isPresent() ? WAITING : DEAD)
        .set(ATTEMPTS, ATTEMPTS.plus(1))
        .set(DUE, next.orElse(now).toEpochMilli())
        .set(SETTLED, next.isPresent() ? null : now.toEpochMilli())
        .set(FAULT, fault(fault))
        .where(ID.eq(id), STATE.eq(WAITING))
        .execute();
  }

  /** Gives up what waits for a destination that is none of these, and says how much. */
  static int giveUpUnknown(DSLContext sql, Collection<String> destinations, Instant now) {
    return sql.update(OUTBOX)
        .set(STATE, DEAD)
        .set(SETTLED, now.toEpochMilli())
        .set(FAULT, "no destination of this name is configured")
        .where(STATE.eq(WAITING), DESTINATION.notIn(destinations))
        .execute();
  }

  private static int retry(DSLContext sql, Condition which, Instant now) {
    return sql.update(OUTBOX)
        .set(STATE, WAITING)
        .set(ATTEMPTS, 0)
        .set(DUE, now.toEpochMilli())
        .setNull(SETTLED)
        .where(which, STATE.eq(DEAD))
        .execute();
  }

  private static Condition isFirstWaiting(String destination) {
    Table<Record> earlier = OUTBOX.as("earlier");
    Condition isEarlier =
        column("earlier", DESTINATION)
            .eq(column("outbox", DESTINATION))
            .and(column("earlier", ABOUT).eq(column("outbox", ABOUT)))
            .and(column("earlier", SEQUENCE).lt(column("outbox", SEQUENCE)))
            .and(column("earlier", STATE).eq(DSL.inline(WAITING)));
    return DESTINATION
        .eq(destination)
        .and(STATE.eq(DSL.inline(WAITING))) // as in the indexes, which are over what waits
        .andNotExists(DSL.selectOne().from(earlier).where(isEarlier));
  }

  private static <T> Field<T> column(String table, Field<T> field) {
    return DSL.field(DSL.name(table, field.getName()), field.getDataType());
  }

  private static void insert(DSLContext sql, List<Message> page, long first, long now) {
    InsertValuesStepN<Record> insert = sql.insertInto(OUTBOX).columns(COLUMNS);
    long sequence = first;
    for (Message it : page) {
      insert =
          insert.values(
              it.id(),
              sequence++,
              it.destination(),
              it.topic(),
              it.about(),
              it.payload(),
              now,
              WAITING,
              0,
              now);
    }
    insert.onConflict(ID).doNothing().execute();
  }

  private static String fault(String words) {
    String kept = Storable.text(words);
    return kept.length() <= MOST_FAULT ? kept : kept.substring(0, MOST_FAULT);
  }
}
