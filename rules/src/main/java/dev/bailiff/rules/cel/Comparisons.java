package dev.bailiff.rules.cel;

import com.google.common.collect.ImmutableSet;
import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Interval;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Field;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code == != < <= > >=}. A comparison of a number with a constant becomes a test of a closed
 * interval, so one piece of code serves all six.
 */
final class Comparisons {
  static final ImmutableSet<String> OPERATORS =
      ImmutableSet.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");

  /** Whole numbers up to this size have exact doubles. */
  private static final long EXACT = 1L << 53;

  private Comparisons() {}

  /** The comparison; null if the operands are held in ways that are not compared here. */
  static @Nullable Node node(String operator, Node left, Node right) {
    if (left.isConstant() && !right.isConstant()) {
      return node(turned(operator), right, left);
    }
    int cost = Cost.sum(left.cost(), right.cost());
    Condition code = code(operator, left, right);
    return code == null ? null : Node.bool(Math.max(1, cost), left.local() || right.local(), code);
  }

  private static @Nullable Condition code(String operator, Node left, Node right) {
    if (left.kind().isLong() && right.kind() == left.kind()) {
      return right.isConstant()
          ? longConstant(operator, left, right.constantLong())
          : longs(left.longs(), right.longs(), holds(operator));
    }
    if (left.kind() == Kind.DOUBLE && right.isConstant()) {
      Double exact = exactDouble(right);
      if (exact != null) {
        return doubleConstant(operator, left.decimal(), exact);
      }
    }
    if (left.kind() == Kind.DOUBLE && right.kind() == Kind.DOUBLE) {
      return doubles(operator, left.decimal(), right.decimal());
    }
    if (left.kind() == Kind.INT && right.kind() == Kind.DOUBLE) {
      return mixed(operator, left.longs(), right.decimal());
    }
    if (left.kind() == Kind.DOUBLE && right.kind() == Kind.INT) {
      return mixed(turned(operator), right.longs(), left.decimal());
    }
    if (left.kind() == Kind.TEXT && right.kind() == Kind.TEXT) {
      return Texts.comparison(operator, left, right);
    }
    if (left.kind() == Kind.BOOL && right.kind() == Kind.BOOL) {
      return truths(left.bool(), right.bool(), holds(operator));
    }
    return null;
  }

  private static @Nullable Double exactDouble(Node constant) {
    return switch (constant.constantValue()) {
      case Double number when Double.isFinite(number) -> number;
      case Long number when Math.abs(number) <= EXACT -> (double) number;
      default -> null;
    };
  }

  /** The operator with its operands exchanged. */
  private static String turned(String operator) {
    return switch (operator) {
      case "_<_" -> "_>_";
      case "_<=_" -> "_>=_";
      case "_>_" -> "_<_";
      case "_>=_" -> "_<=_";
      default -> operator;
    };
  }

  /** Whether the operator holds for operands whose comparison gives this sign. */
  static IntPredicate holds(String operator) {
    return switch (operator) {
      case "_==_" -> sign -> sign == 0;
      case "_!=_" -> sign -> sign != 0;
      case "_<_" -> sign -> sign < 0;
      case "_<=_" -> sign -> sign <= 0;
      case "_>_" -> sign -> sign > 0;
      default -> sign -> sign >= 0;
    };
  }

  private static Condition longConstant(String operator, Node left, long value) {
    boolean negated = operator.equals("_!=_");
    boolean isEmpty =
        (operator.equals("_<_") && value == Long.MIN_VALUE)
            || (operator.equals("_>_") && value == Long.MAX_VALUE);
    if (isEmpty) {
      return longs(left.longs(), scope -> value, holds(operator));
    }
    long least =
        switch (operator) {
          case "_<_", "_<=_" -> Long.MIN_VALUE;
          case "_>_" -> value + 1;
          default -> value;
        };
    long most =
        switch (operator) {
          case "_>_", "_>=_" -> Long.MAX_VALUE;
          case "_<_" -> value - 1;
          default -> value;
        };
    Field field = left.field();
    return field != null
        ? within(field, least, most, negated)
        : within(left.longs(), least, most, negated);
  }

  /** Whether a primitive field lies in the closed interval, or with {@code negated} outside. */
  static Condition within(Field field, long least, long most, boolean negated) {
    return Interval.ofField(field, least, most, negated);
  }

  private static Condition within(Expression operand, long least, long most, boolean negated) {
    if (operand instanceof Reading.WholeFeature feature) {
      return Interval.ofFeature(feature.index(), least, most, negated);
    }
    return scope -> {
      long value = operand.bits(scope);
      return scope.failed()
          ? Truth.UNKNOWN
          : Truth.of((value >= least && value <= most) != negated);
    };
  }

  private static Condition doubleConstant(String operator, DoubleCode operand, double value) {
    boolean negated = operator.equals("_!=_");
    double least =
        switch (operator) {
          case "_<_", "_<=_" -> Double.NEGATIVE_INFINITY;
          case "_>_" -> Math.nextUp(value);
          default -> value;
        };
    double most =
        switch (operator) {
          case "_>_", "_>=_" -> Double.POSITIVE_INFINITY;
          case "_<_" -> Math.nextDown(value);
          default -> value;
        };
    return between(operand, least, most, negated);
  }

  private static Condition between(DoubleCode operand, double least, double most, boolean negated) {
    if (operand instanceof Reading.FractionFeature feature) {
      return Interval.ofFraction(feature.index(), least, most, negated);
    }
    return scope -> {
      double value = operand.value(scope);
      return scope.failed()
          ? Truth.UNKNOWN
          : Truth.of((value >= least && value <= most) != negated);
    };
  }

  private static Condition longs(Expression left, Expression right, IntPredicate holds) {
    return scope -> {
      long first = left.bits(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      long second = right.bits(scope);
      return scope.failed() ? Truth.UNKNOWN : Truth.of(holds.test(Long.compare(first, second)));
    };
  }

  private static Condition doubles(String operator, DoubleCode left, DoubleCode right) {
    IntPredicate holds = holds(operator);
    boolean unordered = operator.equals("_!=_");
    return scope -> {
      double first = left.value(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      double second = right.value(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      if (Double.isNaN(first) || Double.isNaN(second)) {
        return Truth.of(unordered);
      }
      return Truth.of(holds.test(first < second ? -1 : first > second ? 1 : 0));
    };
  }

  private static Condition mixed(String operator, Expression left, DoubleCode right) {
    IntPredicate holds = holds(operator);
    boolean unordered = operator.equals("_!=_");
    return scope -> {
      long first = left.bits(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      double second = right.value(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      return Double.isNaN(second)
          ? Truth.of(unordered)
          : Truth.of(holds.test(compare(first, second)));
    };
  }

  /** Compares with the double that is nearest to the whole number, as CEL does. */
  static int compare(long whole, double number) {
    double nearest = whole;
    return nearest < number ? -1 : nearest > number ? 1 : 0;
  }

  private static Condition truths(Condition left, Condition right, IntPredicate holds) {
    return scope -> {
      Truth first = left.test(scope);
      if (first == Truth.UNKNOWN) {
        return first;
      }
      Truth second = right.test(scope);
      return second == Truth.UNKNOWN ? second : Truth.of(holds.test(first.compareTo(second)));
    };
  }
}
