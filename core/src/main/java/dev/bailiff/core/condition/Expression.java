package dev.bailiff.core.condition;

/**
 * A compiled expression that gives 64 bits: a number, the bits of a double, 0 or 1, milliseconds,
 * or the hash of a key. Where it has no value the scope's failure is set and the result means
 * nothing.
 */
@FunctionalInterface
public interface Expression {
  /** Computes the value. */
  long bits(Scope scope);
}
