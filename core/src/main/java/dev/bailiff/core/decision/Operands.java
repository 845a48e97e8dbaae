package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys and arguments of the updates of one event type. Many updates have the same ones, and
 * each is evaluated at most once for an event.
 */
final class Operands {
  private final List<Expression> expressions = new ArrayList<>();
  private Expression[] codes = {};
  private long[] values = {};
  private long[] rounds = {};
  private boolean[] failed = {};
  private long round;

  /** The place of an expression, which is added if it is new. */
  int place(Expression expression) {
    int known = expressions.indexOf(expression);
    if (known >= 0) {
      return known;
    }
    expressions.add(expression);
    codes = expressions.toArray(Expression[]::new);
    values = new long[codes.length];
    rounds = new long[codes.length];
    failed = new boolean[codes.length];
    return codes.length - 1;
  }

  /** Forgets the values that the last event gave. */
  void begin() {
    round++;
  }

  /** Whether the expression at this place has a value for the scope's event. */
  boolean isKnown(int place, Scope scope) {
    if (rounds[place] != round) {
      values[place] = codes[place].bits(scope);
      failed[place] = scope.takeFailure() != null;
      rounds[place] = round;
    }
    return !failed[place];
  }

  /** The value at a place that is known. */
  long value(int place) {
    return values[place];
  }
}
