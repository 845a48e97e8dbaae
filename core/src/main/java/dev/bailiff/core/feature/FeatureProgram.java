package dev.bailiff.core.feature;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import java.util.List;
import java.util.Optional;

/**
 * A feature compiled for one event type.
 *
 * @param update the condition under which events of the type update it; empty if they only read it
 * @param atoms the conjuncts of that condition; empty if there is none
 * @param key the 64-bit hash of the key
 * @param argument what an update adds, as {@link FeatureMemory#update} takes it
 */
public record FeatureProgram(
    Optional<Condition> update, List<Atom> atoms, Expression key, Expression argument) {
  public FeatureProgram {
    atoms = List.copyOf(atoms);
    requireNonNull(update, "update");
    requireNonNull(key, "key");
    requireNonNull(argument, "argument");
  }
}
