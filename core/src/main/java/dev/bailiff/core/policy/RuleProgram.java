package dev.bailiff.core.policy;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.TextExpression;
import dev.bailiff.core.event.Field;
import java.util.List;
import java.util.Set;

/**
 * A rule compiled for one event type.
 *
 * @param condition when it fires
 * @param equalities what must hold of single fields for it to fire; used to find the rules that can
 * @param atoms its conjuncts in the author's order, for explanations
 * @param signals the indexes of the signals it reads
 * @param features the indexes of the features it reads
 * @param because the reason given when it fires
 */
public record RuleProgram(
    Condition condition,
    List<Equality> equalities,
    List<Atom> atoms,
    List<Integer> signals,
    List<Integer> features,
    TextExpression because) {
  public RuleProgram {
    equalities = List.copyOf(equalities);
    atoms = List.copyOf(atoms);
    signals = List.copyOf(signals);
    features = List.copyOf(features);
  }

  /**
   * A necessary condition: a present field has one of these values.
   *
   * @param field a field of type text, integer or flag
   * @param values the values: String, Long or Boolean
   */
  public record Equality(Field field, Set<Object> values) {
    public Equality {
      values = Set.copyOf(values);
    }
  }
}
