package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Where a case stands. */
public sealed interface CaseState {
  /** Nobody is looking. */
  record Waiting() implements CaseState {}

  /** A reviewer has claimed it. */
  record InReview(Claim claim) implements CaseState {
    public InReview {
      requireNonNull(claim, "claim");
    }
  }

  /** A reviewer has ruled. */
  record Resolved(Reviewer reviewer, Instant at, Ruling ruling) implements CaseState {
    public Resolved {
      requireNonNull(reviewer, "reviewer");
      requireNonNull(at, "at");
      requireNonNull(ruling, "ruling");
    }
  }
}
