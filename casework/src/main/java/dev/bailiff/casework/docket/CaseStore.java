package dev.bailiff.casework.docket;

import static dev.bailiff.casework.docket.CaseTable.CASE;
import static dev.bailiff.casework.docket.CaseTable.CLAIMED_BY;
import static dev.bailiff.casework.docket.CaseTable.CLAIMED_UNTIL;
import static dev.bailiff.casework.docket.CaseTable.DUE;
import static dev.bailiff.casework.docket.CaseTable.ID;
import static dev.bailiff.casework.docket.CaseTable.PRESSES;
import static dev.bailiff.casework.docket.CaseTable.QUEUE;
import static dev.bailiff.casework.docket.CaseTable.RESOLVED;
import static dev.bailiff.casework.docket.CaseTable.STATE;
import static dev.bailiff.casework.docket.CaseTable.SUBJECT_ENTITY;
import static dev.bailiff.casework.docket.CaseTable.SUBJECT_ID;
import static dev.bailiff.casework.docket.CaseTable.URGENCY;
import static dev.bailiff.casework.docket.CaseTable.WAITING;
import static java.time.temporal.ChronoUnit.MILLIS;

import dev.bailiff.casework.cases.Attempt;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Priority;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.store.Storable;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The cases on file, within a transaction of the caller's. There is at most one open case about a
 * subject, which the database holds too. Times are kept to the millisecond.
 */
public final class CaseStore {
  private final Priority priority;

  /** Cases that are looked at in this order; those on file keep the one they were written under. */
  public CaseStore(Priority priority) {
    this.priority = priority;
  }

  /**
   * Puts a reason to people: to the open case about the subject, or to a new one with the given id.
   */
  public CaseFile raise(
      DSLContext sql, CaseId id, EntityRef subject, String queue, Reason reason, Instant now) {
    Reason kept = storable(reason);
    Optional<CaseFile> open = openAbout(sql, subject);
    if (open.isPresent() && open.get().because(kept) instanceof Attempt.Done(CaseFile joined)) {
      return write(sql, joined);
    }
    if (find(sql, id).isPresent()) {
      throw new IllegalArgumentException("there is a case `" + id + "` already");
    }
    return write(sql, CaseFile.open(id, storable(subject), queue, kept, now.truncatedTo(MILLIS)));
  }

  /** The case with this id. */
  public Optional<CaseFile> find(DSLContext sql, CaseId id) {
    return read(sql, ID.eq(id.value()));
  }

  /** The open case about this subject. */
  public Optional<CaseFile> openAbout(DSLContext sql, EntityRef subject) {
    return read(
        sql,
        SUBJECT_ENTITY
            .eq(subject.entity().label())
            .and(SUBJECT_ID.eq(storable(subject).id()))
            .and(STATE.ne(RESOLVED)));
  }

  /** The case that this reviewer should look at next, claimed; empty if there is none. */
  public Optional<CaseFile> claimNext(
      DSLContext sql, String queue, Reviewer reviewer, Instant now, Duration lease) {
    Instant time = now.truncatedTo(MILLIS);
    return sql.select(ID)
        .from(CASE)
        .where(QUEUE.eq(queue), isClaimable(reviewer, time))
        .orderBy(ifPressing(DUE, time), ifPressing(PRESSES, time), URGENCY.desc(), ID)
        .limit(1)
        .fetchOptional(ID)
        .flatMap(id ->
            attempt(
                sql, new CaseId(id), file -> file.claim(reviewer, time, lease.truncatedTo(MILLIS))))
        .flatMap(attempt ->
            attempt instanceof Attempt.Done(CaseFile claimed)
                ? Optional.of(claimed)
                : Optional.empty());
  }

  /** The open cases of this queue, or of all, in the order of work, at most so many. */
  public List<CaseFile> open(DSLContext sql, Optional<String> queue, Instant now, int limit) {
    return sql
        .select(ID)
        .from(CASE)
        .where(STATE.ne(RESOLVED), queue.map(QUEUE::eq).orElseGet(DSL::noCondition))
        .orderBy(ifPressing(DUE, now), ifPressing(PRESSES, now), URGENCY.desc(), ID)
        .limit(limit)
        .fetch(ID)
        .stream()
        .flatMap(id -> find(sql, new CaseId(id)).stream())
        .toList();
  }

  /** Tries to change the case with this id, and writes what comes of it. */
  public Optional<Attempt> attempt(DSLContext sql, CaseId id, Function<CaseFile, Attempt> change) {
    return find(sql, id)
        .map(change)
        .map(attempt ->
            attempt instanceof Attempt.Done(CaseFile changed)
                ? new Attempt.Done(write(sql, changed))
                : attempt);
  }

  private Optional<CaseFile> read(DSLContext sql, Condition which) {
    Record row = sql.selectFrom(CASE).where(which).fetchOne();
    if (row == null) {
      return Optional.empty();
    }
    CaseId id = new CaseId(row.get(ID));
    return Optional.of(CaseTable.file(row, ReasonTable.of(sql, id), ExclusionTable.of(sql, id)));
  }

  /** Writes the case, and reads it again as it will be read from now on. */
  private CaseFile write(DSLContext sql, CaseFile file) {
    CaseTable.write(sql, file, priority.rank(file));
    ReasonTable.write(sql, file);
    ExclusionTable.write(sql, file);
    return find(sql, file.id()).orElseThrow();
  }

  private static EntityRef storable(EntityRef subject) {
    return new EntityRef(subject.entity(), Storable.id(subject.id()));
  }

  private static Reason storable(Reason reason) {
    Reason.Key key = reason.key();
    return new Reason(
        new Reason.Key(key.source(), Storable.text(key.reference()), Storable.text(key.clause())),
        reason.weight(),
        reason.first().truncatedTo(MILLIS),
        reason.last().truncatedTo(MILLIS),
        reason.times(),
        reason.deadline(),
        reason.proposal().map(Storable::text));
  }

  private static Condition isClaimable(Reviewer reviewer, Instant now) {
    Condition isFree =
        STATE.eq(WAITING).or(CLAIMED_UNTIL.le(now.toEpochMilli())).or(CLAIMED_BY.eq(reviewer.id()));
    Condition isExcluded =
        DSL.exists(
            DSL.selectOne()
                .from(ExclusionTable.EXCLUDED)
                .where(
                    ExclusionTable.CASE_ID.eq(DSL.field(DSL.name("case_file", "id"), String.class)),
                    ExclusionTable.REVIEWER.eq(reviewer.id())));
    return STATE.ne(RESOLVED).and(isFree).andNot(isExcluded);
  }

  /** The time of a deadline if it presses now; the same for all that do not press. */
  private static Field<Long> ifPressing(Field<Long> time, Instant now) {
    return DSL.when(PRESSES.le(now.toEpochMilli()), time).otherwise(Long.MAX_VALUE);
  }
}
