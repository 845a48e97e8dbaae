package dev.bailiff.rules.cel;

/** How the value of a compiled expression is held. */
enum Kind {
  /** A three-valued {@link dev.bailiff.core.condition.Condition}. */
  BOOL,
  /** A whole number in an {@link dev.bailiff.core.condition.Expression}. */
  INT,
  /** A {@link DoubleCode}. */
  DOUBLE,
  /** A {@link TextCode}. */
  TEXT,
  /** Milliseconds since the epoch in an {@link dev.bailiff.core.condition.Expression}. */
  TIME,
  /** Milliseconds in an {@link dev.bailiff.core.condition.Expression}. */
  DURATION,
  /** Anything else in an {@link ObjectCode}, as the CEL runtime holds it. */
  OBJECT;

  /** Whether the value is a {@code long} in an {@link dev.bailiff.core.condition.Expression}. */
  boolean isLong() {
    return this == INT || this == TIME || this == DURATION;
  }
}
