package dev.bailiff.casework.appeals;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.cases.Reviewer;
import java.time.Instant;

/** Where an appeal stands. */
public sealed interface AppealState {
  /** Nobody hears it yet. */
  record Filed() implements AppealState {}

  /** A reviewer hears it. */
  record Heard(Reviewer reviewer, Instant since) implements AppealState {
    public Heard {
      requireNonNull(reviewer, "reviewer");
      requireNonNull(since, "since");
    }
  }

  /** A reviewer has decided. There is no deciding without one. */
  record Decided(Reviewer reviewer, Instant at, AppealOutcome outcome) implements AppealState {
    public Decided {
      requireNonNull(reviewer, "reviewer");
      requireNonNull(at, "at");
      requireNonNull(outcome, "outcome");
    }
  }

  /** The person took it back. */
  record Withdrawn(Instant at) implements AppealState {
    public Withdrawn {
      requireNonNull(at, "at");
    }
  }
}
