package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import java.util.List;

/**
 * A condition compiled for one event type.
 *
 * @param condition whether it holds
 * @param atoms its conjuncts with their sources, in the author's order
 * @param signals the indexes of the signals it reads, ascending
 * @param features the indexes of the features it reads, ascending
 */
public record CompiledCondition(
    Condition condition, List<Atom> atoms, List<Integer> signals, List<Integer> features) {
  public CompiledCondition {
    atoms = List.copyOf(atoms);
    signals = List.copyOf(signals);
    features = List.copyOf(features);
  }
}
