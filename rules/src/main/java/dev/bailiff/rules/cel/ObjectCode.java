package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Scope;

/**
 * Computes a list, a map or another object; on failure the scope says so and the result means
 * nothing.
 */
@FunctionalInterface
interface ObjectCode {
  /** What is returned on failure. */
  Object NOTHING = "";

  Object value(Scope scope);
}
