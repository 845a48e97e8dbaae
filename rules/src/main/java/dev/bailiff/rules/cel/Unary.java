package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.cel.common.values.CelByteString;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions and operators of one operand. */
final class Unary {
  private static final Failure NO_SIZE =
      new Failure(Failure.Kind.EVALUATION, "the value has no size");

  private Unary() {}

  static @Nullable Node node(String function, Node operand) {
    return switch (function) {
      case "!_" -> operand.kind() == Kind.BOOL ? negated(operand) : null;
      case "-_" -> minus(operand);
      case "size" -> size(operand);
      case "lowerAscii" -> text(operand, Texts::lowerAscii);
      case "upperAscii" -> text(operand, Texts::upperAscii);
      case Functions.ASSET -> test(operand, Assets::isAsset);
      case Functions.ROUTE -> text(operand, Routes::of);
      case Functions.NETWORK -> text(operand, Networks::of);
      case "int", "double", "string", "bool", "timestamp", "duration" ->
          converted(function, operand);
      default -> null;
    };
  }

  private static Node negated(Node operand) {
    if (operand.field() != null) {
      Condition code = Comparisons.within(operand.field(), 1, 1, true);
      return Node.bool(operand.cost(), operand.local(), code);
    }
    return Node.bool(operand.cost(), operand.local(), Logic.not(operand.bool()));
  }

  private static @Nullable Node minus(Node operand) {
    if (operand.kind() == Kind.DOUBLE) {
      DoubleCode code = operand.decimal();
      return Node.decimal(cost(operand, 1), operand.local(), scope -> -code.value(scope));
    }
    return operand.kind() == Kind.INT
        ? Node.longs(
            Kind.INT, cost(operand, 1), operand.local(), Arithmetic.negated(operand.longs()))
        : null;
  }

  private static @Nullable Node size(Node operand) {
    Expression code;
    if (operand.kind() == Kind.TEXT) {
      TextCode text = operand.text();
      code =
          scope -> {
            String value = text.value(scope);
            return value.codePointCount(0, value.length());
          };
    } else if (operand.kind() == Kind.OBJECT) {
      ObjectCode object = operand.object();
      code = scope -> size(object.value(scope), scope);
    } else {
      return null;
    }
    return Node.longs(Kind.INT, cost(operand, Cost.PREFIX), operand.local(), code);
  }

  private static long size(Object value, Scope scope) {
    return switch (value) {
      case Collection<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case CelByteString bytes -> bytes.size();
      case String text -> text.codePointCount(0, text.length());
      default -> {
        if (!scope.failed()) {
          scope.fail(NO_SIZE);
        }
        yield 0;
      }
    };
  }

  private static @Nullable Node text(Node operand, UnaryOperator<String> change) {
    if (operand.kind() != Kind.TEXT) {
      return null;
    }
    TextCode text = operand.text();
    return Node.text(
        cost(operand, Cost.TEXT),
        operand.local(),
        scope -> {
          String value = text.value(scope);
          return scope.failed() ? "" : change.apply(value);
        });
  }

  private static @Nullable Node test(Node operand, Predicate<String> test) {
    return operand.kind() != Kind.TEXT
        ? null
        : Node.bool(cost(operand, Cost.TEXT), operand.local(), tested(operand.text(), test));
  }

  /** Whether the text passes the test. */
  static Condition tested(TextCode operand, Predicate<String> test) {
    return scope -> {
      String value = operand.value(scope);
      return scope.failed() ? Truth.UNKNOWN : Truth.of(test.test(value));
    };
  }

  private static @Nullable Node converted(String function, Node operand) {
    boolean local = operand.local();
    int cost = cost(operand, 1);
    return switch (function + " of " + operand.kind()) {
      case "int of INT",
          "double of DOUBLE",
          "string of TEXT",
          "bool of BOOL",
          "timestamp of TIME",
          "duration of DURATION" ->
          operand;
      case "int of DOUBLE" ->
          Node.longs(Kind.INT, cost, local, Arithmetic.truncated(operand.decimal()));
      case "int of TIME" -> {
        Expression millis = operand.longs();
        yield Node.longs(Kind.INT, cost, local, scope -> Math.floorDiv(millis.bits(scope), 1_000L));
      }
      case "double of INT" -> {
        Expression whole = operand.longs();
        yield Node.decimal(cost, local, scope -> (double) whole.bits(scope));
      }
      case "string of INT" -> {
        Expression whole = operand.longs();
        TextCode code = scope -> Long.toString(whole.bits(scope));
        yield Node.text(cost(operand, Cost.TEXT), local, code);
      }
      default -> null;
    };
  }

  private static int cost(Node operand, int own) {
    return Cost.sum(operand.cost(), own);
  }
}
