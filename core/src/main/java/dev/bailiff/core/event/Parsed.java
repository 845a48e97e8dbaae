package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What became of untrusted input: a value, or every problem that was found in it. */
public sealed interface Parsed<T> {
  /** The value, if the input was accepted. */
  default Optional<T> accepted() {
    return switch (this) {
      case Accepted<T> is -> Optional.of(is.value());
      case Rejected<T> is -> Optional.empty();
    };
  }

  /** The problems for which the input was rejected; empty if it was accepted. */
  default List<PathProblem> problems() {
    return switch (this) {
      case Accepted<T> is -> List.of();
      case Rejected<T> is -> is.found();
    };
  }

  /** What was left out or looks like a slip, in input that was accepted all the same. */
  record Accepted<T>(T value, List<PathProblem> warnings) implements Parsed<T> {
    public Accepted {
      requireNonNull(value, "value");
      warnings = List.copyOf(warnings);
    }
  }

  /** Input that is not used, with all of its problems. */
  record Rejected<T>(List<PathProblem> found) implements Parsed<T> {
    public Rejected {
      found = List.copyOf(found);
      if (found.isEmpty()) {
        throw new IllegalArgumentException("rejected without a problem");
      }
    }
  }
}
