package dev.bailiff.core.feature;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import java.util.Optional;

/**
 * A feature compiled for one event type.
 *
 * @param update the condition under which events of the type update it; empty if they only read it
 * @param key the 64-bit hash of the key
 * @param argument what an update adds, as {@link FeatureMemory#update} takes it
 */
public record FeatureProgram(Optional<Condition> update, Expression key, Expression argument) {
  public FeatureProgram {
    requireNonNull(update, "update");
    requireNonNull(key, "key");
    requireNonNull(argument, "argument");
  }
}
