package dev.bailiff.core.condition;

import static java.util.Objects.requireNonNull;

/**
 * Why an expression has no value.
 *
 * @param kind what went wrong
 * @param detail for a missing field or fact its name, else a message to people
 */
public record Failure(Kind kind, String detail) {
  /** What kept an expression from having a value. */
  public enum Kind {
    /** The event has no value for an optional field. */
    MISSING_FIELD,
    /** A fact did not come. */
    MISSING_FACT,
    /** The computation itself failed: division by zero, overflow, a malformed number. */
    EVALUATION
  }

  public Failure {
    requireNonNull(kind, "kind");
    requireNonNull(detail, "detail");
  }

  @Override
  public String toString() {
    return switch (kind) {
      case MISSING_FIELD -> "the event has no `" + detail + "`";
      case MISSING_FACT -> "the fact `" + detail + "` did not come";
      case EVALUATION -> detail;
    };
  }
}
