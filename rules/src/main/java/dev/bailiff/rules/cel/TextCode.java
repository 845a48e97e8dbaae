package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Scope;

/** Computes a text; on failure the scope says so and the result means nothing. */
@FunctionalInterface
interface TextCode {
  String value(Scope scope);
}
