package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Scope;

/** Computes a fraction; on failure the scope says so and the result means nothing. */
@FunctionalInterface
interface DoubleCode {
  double value(Scope scope);
}
