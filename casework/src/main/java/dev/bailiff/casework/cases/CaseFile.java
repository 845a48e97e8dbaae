package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.cases.CaseState.InReview;
import dev.bailiff.casework.cases.CaseState.Resolved;
import dev.bailiff.casework.cases.CaseState.Waiting;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question for people about one subject. Immutable; each change is tried and answered.
 *
 * @param id its identity
 * @param subject whom or what it is about
 * @param queue the people it waits for
 * @param opened when it was opened
 * @param reasons why it is asked, each kind once, in the order in which they came
 * @param unlisted how many reasons came beyond the limit and are only counted
 * @param excluded who may not rule on it
 * @param claims how many claims there were
 * @param state where it stands
 */
public record CaseFile(
    CaseId id,
    EntityRef subject,
    String queue,
    Instant opened,
    List<Reason> reasons,
    long unlisted,
    Set<Reviewer> excluded,
    long claims,
    CaseState state) {
  /** Kinds of reason on one file: more than anybody reads, few enough to keep the file small. */
  public static final int MAX_REASONS = 64;

  public CaseFile {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(queue, "queue");
    requireNonNull(opened, "opened");
    requireNonNull(state, "state");
    reasons = List.copyOf(reasons);
    excluded = Set.copyOf(excluded);
    if (reasons.isEmpty() || reasons.size() > MAX_REASONS) {
      throw new IllegalArgumentException("a case has 1 to " + MAX_REASONS + " kinds of reason");
    }
  }

  /** A new case. */
  public static CaseFile open(
      CaseId id, EntityRef subject, String queue, Reason reason, Instant now) {
    return new CaseFile(id, subject, queue, now, List.of(reason), 0, Set.of(), 0, new Waiting());
  }

  /** Whether it still waits for a ruling. */
  public boolean isOpen() {
    return !(state instanceof Resolved);
  }

  /** Adds a reason. */
  public Attempt because(Reason reason) {
    if (!isOpen()) {
      return new Attempt.Refused(Refusal.RESOLVED);
    }
    List<Reason> merged = new ArrayList<>(reasons);
    for (int i = 0; i < merged.size(); i++) {
      if (merged.get(i).key().equals(reason.key())) {
        merged.set(i, merged.get(i).and(reason));
        return done(merged, unlisted, claims, state);
      }
    }
    if (merged.size() == MAX_REASONS) {
      return done(merged, unlisted + reason.times(), claims, state);
    }
    merged.add(reason);
    return done(merged, unlisted, claims, state);
  }

  /** Keeps a reviewer from ruling on the case. */
  public CaseFile without(Reviewer reviewer) {
    Set<Reviewer> all = new HashSet<>(excluded);
    all.add(reviewer);
    return new CaseFile(id, subject, queue, opened, reasons, unlisted, all, claims, state);
  }

  /** Whether this reviewer could claim the case. */
  public boolean isClaimableBy(Reviewer reviewer, Instant now) {
    return refusal(reviewer, now).isEmpty();
  }

  /**
   * Claims the case for a while. Who holds it already claims it anew, having looked again; whoever
   * holds it no longer in time gives way.
   */
  public Attempt claim(Reviewer reviewer, Instant now, Duration lease) {
    Optional<Refusal> refusal = refusal(reviewer, now);
    if (refusal.isPresent()) {
      return new Attempt.Refused(refusal.get());
    }
    Claim claim = new Claim(reviewer, claims + 1, now.plus(lease), reasons.size());
    return done(reasons, unlisted, claims + 1, new InReview(claim));
  }

  /** Gives the claim up. */
  public Attempt release(Claim claim) {
    return holds(claim)
        ? done(reasons, unlisted, claims, new Waiting())
        : new Attempt.Refused(Refusal.NOT_HELD);
  }

  /** Passes the case to other people. */
  public Attempt transfer(Claim claim, String otherQueue) {
    return switch (release(claim)) {
      case Attempt.Refused refused -> refused;
      case Attempt.Done(CaseFile file) ->
          new Attempt.Done(
              new CaseFile(
                  id,
                  subject,
                  otherQueue,
                  opened,
                  reasons,
                  unlisted,
                  excluded,
                  claims,
                  file.state()));
    };
  }

  /**
   * Rules on the case. A claim that has run out is good enough as long as nobody else has claimed
   * the case. A kind of reason that the reviewer has not seen stands in the way; another occurrence
   * of a seen one does not.
   */
  public Attempt resolve(Claim claim, Ruling ruling, Instant now) {
    if (!isOpen()) {
      return new Attempt.Refused(Refusal.RESOLVED);
    }
    if (!holds(claim)) {
      return new Attempt.Refused(Refusal.NOT_HELD);
    }
    if (excluded.contains(claim.reviewer())) {
      return new Attempt.Refused(Refusal.EXCLUDED);
    }
    if (reasons.size() > claim.reasonsSeen()) {
      return new Attempt.Refused(Refusal.NEW_REASON);
    }
    return done(reasons, unlisted, claims, new Resolved(claim.reviewer(), now, ruling));
  }

  /** The earliest deadline, if there is one. */
  public Optional<Deadline> deadline() {
    return reasons.stream().map(Reason::deadline).flatMap(Optional::stream).sorted().findFirst();
  }

  /** The clauses that may have been broken. */
  public Stream<String> clauses() {
    return reasons.stream().map(reason -> reason.key().clause()).distinct();
  }

  private Optional<Refusal> refusal(Reviewer reviewer, Instant now) {
    if (excluded.contains(reviewer)) {
      return Optional.of(Refusal.EXCLUDED);
    }
    return switch (state) {
      case Waiting _ -> Optional.empty();
      case Resolved _ -> Optional.of(Refusal.RESOLVED);
      case InReview(Claim claim) ->
          claim.isLiveAt(now) && !claim.reviewer().equals(reviewer)
              ? Optional.of(Refusal.CLAIMED)
              : Optional.empty();
    };
  }

  private boolean holds(Claim claim) {
    return state instanceof InReview(Claim held) && held.equals(claim);
  }

  private Attempt done(List<Reason> why, long beyond, long claimed, CaseState next) {
    return new Attempt.Done(
        new CaseFile(id, subject, queue, opened, why, beyond, excluded, claimed, next));
  }
}
