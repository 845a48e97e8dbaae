package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.policy.RuleProgram;
import java.util.List;

/**
 * A condition compiled for one event type.
 *
 * @param condition whether it holds
 * @param equalities what must hold of single fields for it to hold
 * @param atoms its conjuncts with their sources, in the author's order
 * @param signals the indexes of the signals it reads, ascending
 * @param features the indexes of the features it reads, ascending
 */
public record CompiledCondition(
    Condition condition,
    List<RuleProgram.Equality> equalities,
    List<Atom> atoms,
    List<Integer> signals,
    List<Integer> features) {
  public CompiledCondition {
    equalities = List.copyOf(equalities);
    atoms = List.copyOf(atoms);
    signals = List.copyOf(signals);
    features = List.copyOf(features);
  }
}
