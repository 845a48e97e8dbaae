package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import java.time.Instant;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code + - * / %}. Whole numbers that overflow and division by zero are failures, as CEL says.
 */
final class Arithmetic {
  private static final Failure OVERFLOW =
      new Failure(Failure.Kind.EVALUATION, "a whole number is too large");
  private static final Failure DIVISION = new Failure(Failure.Kind.EVALUATION, "division by zero");
  private static final Failure OUT_OF_TIME =
      new Failure(Failure.Kind.EVALUATION, "a moment is not within the years 1 to 9999");

  private static final Failure TOO_LONG =
      new Failure(Failure.Kind.EVALUATION, "a duration is too long");

  private static final long FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** CEL keeps the difference of two moments in 64 bits of nanoseconds: 292 years. */
  private static final long LONGEST_DIFFERENCE = Long.MAX_VALUE / 1_000_000;

  /** CEL's durations are those of Protocol Buffers: 10,000 years of 365.25 days. */
  private static final long LONGEST_DURATION = 315_576_000_000_999L;

  private Arithmetic() {}

  /** Computes a whole number; may fail. */
  @FunctionalInterface
  private interface LongOperator {
    long apply(long left, long right, Scope scope);
  }

  static @Nullable Node node(String operator, Node left, Node right) {
    int cost = Math.max(1, Cost.sum(left.cost(), right.cost()));
    boolean local = left.local() || right.local();
    if (left.kind() == Kind.INT && right.kind() == Kind.INT) {
      Expression code = longs(left.longs(), right.longs(), whole(operator));
      return Node.longs(Kind.INT, cost, local, code);
    }
    if (left.kind() == Kind.DOUBLE && right.kind() == Kind.DOUBLE) {
      DoubleBinaryOperator decimal = decimal(operator);
      return decimal == null
          ? null
          : Node.decimal(cost, local, doubles(left.decimal(), right.decimal(), decimal));
    }
    if (left.kind() == Kind.TEXT && right.kind() == Kind.TEXT && operator.equals("_+_")) {
      return Node.text(Cost.sum(cost, Cost.TEXT), local, Texts.joined(left.text(), right.text()));
    }
    return moments(operator, left, right, cost, local);
  }

  /** Sums and differences of moments and durations. */
  private static @Nullable Node moments(
      String operator, Node left, Node right, int cost, boolean local) {
    boolean isSum = operator.equals("_+_");
    if (!isSum && !operator.equals("_-_")) {
      return null;
    }
    LongOperator step = whole(operator);
    Kind result;
    if (left.kind() == Kind.DURATION && right.kind() == Kind.DURATION) {
      result = Kind.DURATION;
    } else if (left.kind() == Kind.TIME && right.kind() == Kind.TIME && !isSum) {
      result = Kind.DURATION;
    } else if ((left.kind() == Kind.TIME && right.kind() == Kind.DURATION)
        || (isSum && left.kind() == Kind.DURATION && right.kind() == Kind.TIME)) {
      result = Kind.TIME;
    } else {
      return null;
    }
    LongOperator checked =
        switch (result) {
          case TIME -> within(step, FIRST_MOMENT, LAST_MOMENT, OUT_OF_TIME);
          default ->
              left.kind() == Kind.TIME
                  ? within(step, -LONGEST_DIFFERENCE, LONGEST_DIFFERENCE, TOO_LONG)
                  : within(step, -LONGEST_DURATION, LONGEST_DURATION, TOO_LONG);
        };
    return Node.longs(result, cost, local, longs(left.longs(), right.longs(), checked));
  }

  private static LongOperator within(LongOperator step, long least, long most, Failure failure) {
    return (left, right, scope) -> {
      long millis = step.apply(left, right, scope);
      return millis < least || millis > most ? fail(scope, failure) : millis;
    };
  }

  private static LongOperator whole(String operator) {
    return switch (operator) {
      case "_+_" ->
          (left, right, scope) -> {
            long sum = left + right;
            return ((left ^ sum) & (right ^ sum)) < 0 ? fail(scope, OVERFLOW) : sum;
          };
      case "_-_" ->
          (left, right, scope) -> {
            long difference = left - right;
            return ((left ^ right) & (left ^ difference)) < 0 ? fail(scope, OVERFLOW) : difference;
          };
      case "_*_" ->
          (left, right, scope) -> {
            long product = left * right;
            return Math.multiplyHigh(left, right) == product >> 63
                ? product
                : fail(scope, OVERFLOW);
          };
      case "_/_" ->
          (left, right, scope) ->
              right == 0
                  ? fail(scope, DIVISION)
                  : left == Long.MIN_VALUE && right == -1 ? fail(scope, OVERFLOW) : left / right;
      default -> (left, right, scope) -> right == 0 ? fail(scope, DIVISION) : left % right;
    };
  }

  private static @Nullable DoubleBinaryOperator decimal(String operator) {
    return switch (operator) {
      case "_+_" -> (left, right) -> left + right;
      case "_-_" -> (left, right) -> left - right;
      case "_*_" -> (left, right) -> left * right;
      case "_/_" -> (left, right) -> left / right;
      default -> null;
    };
  }

  private static Expression longs(Expression left, Expression right, LongOperator operator) {
    return scope -> {
      long first = left.bits(scope);
      if (scope.failed()) {
        return 0;
      }
      long second = right.bits(scope);
      return scope.failed() ? 0 : operator.apply(first, second, scope);
    };
  }

  private static DoubleCode doubles(
      DoubleCode left, DoubleCode right, DoubleBinaryOperator operator) {
    return scope -> {
      double first = left.value(scope);
      return scope.failed() ? 0 : operator.applyAsDouble(first, right.value(scope));
    };
  }

  /** {@code -x}. */
  static Expression negated(Expression operand) {
    return scope -> {
      long value = operand.bits(scope);
      return value == Long.MIN_VALUE && !scope.failed() ? fail(scope, OVERFLOW) : -value;
    };
  }

  /** {@code int(x)} of a fraction: towards zero, if it fits. */
  static Expression truncated(DoubleCode operand) {
    return scope -> {
      double value = operand.value(scope);
      if (scope.failed()) {
        return 0;
      }
      return value > -0x1p63 && value < 0x1p63 ? (long) value : fail(scope, OVERFLOW);
    };
  }

  private static long fail(Scope scope, Failure failure) {
    scope.fail(failure);
    return 0;
  }
}
