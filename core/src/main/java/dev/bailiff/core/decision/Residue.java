package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import java.util.List;

/**
 * The conjuncts of a condition that are evaluated for each event. One that answers no moves a step
 * ahead, so that before long the one that most often does comes first; the answer of a conjunction
 * does not depend on the order.
 */
final class Residue {
  private final Condition[] conjuncts;

  Residue(List<Condition> conjuncts) {
    this.conjuncts = conjuncts.toArray(Condition[]::new);
  }

  /** Whether each conjunct holds. */
  boolean holds(Scope scope) {
    for (Condition conjunct : conjuncts) {
      Truth truth = conjunct.test(scope);
      scope.takeFailure();
      if (truth != Truth.YES) {
        return false;
      }
    }
    return true;
  }

  /** Whether no conjunct answers no. */
  boolean mayHold(Scope scope) {
    for (int i = 0; i < conjuncts.length; i++) {
      Truth truth = conjuncts[i].test(scope);
      scope.takeFailure();
      if (truth == Truth.NO) {
        advance(i);
        return false;
      }
    }
    return true;
  }

  private void advance(int place) {
    if (place > 0) {
      Condition ahead = conjuncts[place - 1];
      conjuncts[place - 1] = conjuncts[place];
      conjuncts[place] = ahead;
    }
  }
}
