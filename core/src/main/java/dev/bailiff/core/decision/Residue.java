package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Interval;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import java.util.List;

/**
 * The conjuncts of a condition that are evaluated for each event, cheap ones first. One that
 * answers no moves a step ahead of another that is no cheaper, so that before long the one that
 * most often does comes first among its like; the answer of a conjunction does not depend on the
 * order.
 */
final class Residue {
  private final Condition[] conjuncts;
  private final int[] costs;

  /**
   * @param costs what evaluating each conjunct costs
   */
  Residue(List<Condition> conjuncts, List<Integer> costs) {
    this.conjuncts = conjuncts.toArray(Condition[]::new);
    this.costs = costs.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Whether nothing is left to be evaluated. */
  boolean isEmpty() {
    return conjuncts.length == 0;
  }

  /** Whether each conjunct holds. */
  boolean holds(Scope scope) {
    for (Condition conjunct : conjuncts) {
      Truth truth = truth(conjunct, scope);
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
      Truth truth = truth(conjuncts[i], scope);
      scope.takeFailure();
      if (truth == Truth.NO) {
        advance(i);
        return false;
      }
    }
    return true;
  }

  /** Most are intervals, which need no call through the interface. */
  private static Truth truth(Condition conjunct, Scope scope) {
    return conjunct instanceof Interval interval ? interval.test(scope) : conjunct.test(scope);
  }

  private void advance(int place) {
    if (place > 0 && costs[place] <= costs[place - 1]) {
      Condition ahead = conjuncts[place - 1];
      int cost = costs[place - 1];
      conjuncts[place - 1] = conjuncts[place];
      costs[place - 1] = costs[place];
      conjuncts[place] = ahead;
      costs[place] = cost;
    }
  }
}
