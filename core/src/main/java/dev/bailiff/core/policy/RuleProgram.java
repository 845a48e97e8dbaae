package dev.bailiff.core.policy;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Equality;
import dev.bailiff.core.condition.TextExpression;
import java.util.List;
import java.util.Optional;

/**
 * A rule compiled for one event type.
 *
 * @param condition when it fires
 * @param atoms its conjuncts in the author's order, to find the rules that can fire and to explain
 * @param signals the indexes of the signals it reads
 * @param features the indexes of the features it reads
 * @param because the reason given when it fires
 * @param guard how it finds out whom it would hit beside the offender, if it acts on addresses
 */
public record RuleProgram(
    Condition condition,
    List<Atom> atoms,
    List<Integer> signals,
    List<Integer> features,
    TextExpression because,
    Optional<AddressGuard> guard) {
  public RuleProgram {
    requireNonNull(guard, "guard");
    atoms = List.copyOf(atoms);
    signals = List.copyOf(signals);
    features = List.copyOf(features);
  }

  /** A program that nothing guards. */
  public RuleProgram(
      Condition condition,
      List<Atom> atoms,
      List<Integer> signals,
      List<Integer> features,
      TextExpression because) {
    this(condition, atoms, signals, features, because, Optional.empty());
  }

  /** What must hold of single fields for it to fire. */
  public List<Equality> equalities() {
    return atoms.stream().flatMap(atom -> atom.equality().stream()).distinct().toList();
  }
}
