package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a case is asked: one kind of finding about its subject, however often it recurred.
 *
 * @param key what tells it from other reasons
 * @param weight how much it matters
 * @param first when it was first given
 * @param last when it was last given
 * @param times how often it was given
 * @param deadline by when it must have been ruled on, if anything says so
 * @param proposal what a program would do about the subject, if it leaves that to people
 */
public record Reason(
    Key key,
    Weight weight,
    Instant first,
    Instant last,
    long times,
    Optional<Deadline> deadline,
    Optional<String> proposal) {

  /** What gives reasons. */
  public enum Source {
    /** A decision of the engine; the reference is the rule. */
    DECISION,
    /** A report from a user; the reference is its kind. */
    REPORT,
    /** A formal notice; the reference is the notice. */
    NOTICE
  }

  /**
   * What tells reasons apart.
   *
   * @param source what gave it
   * @param reference the rule, the kind of report, or the notice
   * @param clause the id of the clause that may have been broken
   */
  public record Key(Source source, String reference, String clause) {
    public Key {
      requireNonNull(source, "source");
      requireNonNull(reference, "reference");
      requireNonNull(clause, "clause");
    }
  }

  /**
   * How much a reason matters.
   *
   * @param severity how bad the breach would be
   * @param confidence how likely there is one, from 0 to 1
   * @param reach how many people it concerns
   * @param irreversibility how much of the harm cannot be undone, from 0 to 1
   */
  public record Weight(Severity severity, double confidence, long reach, double irreversibility) {
    public Weight {
      requireNonNull(severity, "severity");
      if (!isShare(confidence) || !isShare(irreversibility)) {
        throw new IllegalArgumentException("confidence and irreversibility are from 0 to 1");
      }
      if (reach < 0) {
        throw new IllegalArgumentException("reach must not be negative: " + reach);
      }
    }

    private static boolean isShare(double value) {
      return value >= 0 && value <= 1; // false for NaN
    }

    private Weight heavier(Weight other) {
      return new Weight(
          severity.compareTo(other.severity) >= 0 ? severity : other.severity,
          Math.max(confidence, other.confidence),
          Math.max(reach, other.reach),
          Math.max(irreversibility, other.irreversibility));
    }
  }

  public Reason {
    requireNonNull(key, "key");
    requireNonNull(weight, "weight");
    requireNonNull(deadline, "deadline");
    requireNonNull(proposal, "proposal");
    if (last.isBefore(first) || times < 1) {
      throw new IllegalArgumentException("a reason is given at least once, in order of time");
    }
  }

  /** A reason given once. */
  public static Reason once(Key key, Weight weight, Instant at) {
    return new Reason(key, weight, at, at, 1, Optional.empty(), Optional.empty());
  }

  /** This reason with a deadline. */
  public Reason by(Deadline due) {
    return new Reason(key, weight, first, last, times, Optional.of(due), proposal);
  }

  /** This reason with what a program would do. */
  public Reason proposing(String step) {
    return new Reason(key, weight, first, last, times, deadline, Optional.of(step));
  }

  /** This reason and another of the same key as one. The order of the two does not matter. */
  public Reason and(Reason other) {
    if (!key.equals(other.key)) {
      throw new IllegalArgumentException("not the same reason: " + key + ", " + other.key);
    }
    return new Reason(
        key,
        weight.heavier(other.weight),
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last,
        times + other.times,
        Stream.of(deadline, other.deadline).flatMap(Optional::stream).sorted().findFirst(),
        latestProposal(other));
  }

  /** Of two that were given at once, the same one whichever is asked. */
  private Optional<String> latestProposal(Reason other) {
    if (last.equals(other.last)) {
      return Stream.of(proposal, other.proposal)
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder());
    }
    return last.isAfter(other.last)
        ? proposal.or(other::proposal)
        : other.proposal.or(() -> proposal);
  }
}
