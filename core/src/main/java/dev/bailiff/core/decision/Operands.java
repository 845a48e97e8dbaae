package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of features in events of one type, and the arguments of their updates. Many features
 * have the same ones, and each is evaluated at most once for an event.
 */
final class Operands {
  private final List<Expression> expressions = new ArrayList<>();
  private Expression[] codes = {};
  private long[] values = {};
  private long[] rounds = {};
  private @Nullable Failure[] failures = {};
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
    failures = new @Nullable Failure[codes.length];
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
      failures[place] = scope.takeFailure();
      rounds[place] = round;
    }
    return failures[place] == null;
  }

  /** Why the expression at a place has no value; null if it has one. */
  @Nullable Failure failure(int place) {
    return failures[place];
  }

  /** The value at a place that is known. */
  long value(int place) {
    return values[place];
  }
}
