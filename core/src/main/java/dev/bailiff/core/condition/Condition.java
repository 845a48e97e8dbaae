package dev.bailiff.core.condition;

/** A compiled condition. Immutable; all that varies is in the scope. */
@FunctionalInterface
public interface Condition {
  /** A condition that always holds. */
  Condition ALWAYS = scope -> Truth.YES;

  /** Whether it holds; on {@link Truth#UNKNOWN} the scope's failure is set and must be taken. */
  Truth test(Scope scope);
}
