package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Interval;
import dev.bailiff.core.condition.Truth;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code &&}, {@code ||}, {@code !} and {@code ?:} over three truths.
 *
 * <p>{@code a && b} is NO as soon as one side is NO, whatever the other says, even if it cannot be
 * said; else UNKNOWN if one side is. The order of evaluation therefore never shows in the answer,
 * and operands are evaluated from cheap to dear.
 */
final class Logic {
  private static final Failure NO_TRUTH =
      new Failure(Failure.Kind.EVALUATION, "the value is not true or false");

  private Logic() {}

  /** A chain of {@code &&} or of {@code ||}. */
  static Node joined(Translator translator, CelExpr expression) {
    String operator = expression.call().function();
    Truth deciding = operator.equals("_&&_") ? Truth.NO : Truth.YES;
    List<Node> operands = new ArrayList<>();
    for (CelExpr operand : Trees.operands(expression, operator)) {
      Node node = truth(translator.node(operand));
      if (node.isConstant()) {
        if (Truth.of((boolean) node.constantValue()) == deciding) {
          return node;
        }
      } else if (!operands.contains(node)) {
        operands.add(node);
      }
    }
    if (operands.isEmpty()) {
      return Node.of(deciding == Truth.NO);
    }
    operands.sort(Comparator.comparingInt(Node::cost));
    int cost = operands.stream().mapToInt(Node::cost).reduce(0, Cost::sum);
    boolean local = operands.stream().anyMatch(Node::local);
    Condition[] conditions = operands.stream().map(Node::bool).toArray(Condition[]::new);
    return Node.bool(cost, local, joined(conditions, deciding));
  }

  /** The operand as a condition; one of unknown type has no truth where its value is none. */
  static Node truth(Node operand) {
    if (operand.kind() == Kind.BOOL) {
      return operand;
    }
    Condition code =
        scope -> {
          Object value = operand.boxed(scope);
          if (!scope.failed() && value instanceof Boolean flag) {
            return Truth.of(flag);
          }
          if (!scope.failed()) {
            scope.fail(NO_TRUTH);
          }
          return Truth.UNKNOWN;
        };
    return Node.bool(operand.cost(), operand.local(), code);
  }

  private static Condition joined(Condition[] operands, Truth deciding) {
    return switch (operands.length) {
      case 1 -> operands[0];
      case 2 -> pair(operands[0], operands[1], deciding);
      default -> many(operands, deciding);
    };
  }

  private static Condition pair(Condition first, Condition second, Truth deciding) {
    Truth otherwise = deciding == Truth.NO ? Truth.YES : Truth.NO;
    return scope -> {
      Truth left = first.test(scope);
      if (left == deciding) {
        return deciding;
      }
      if (left == otherwise) {
        return second.test(scope);
      }
      Failure failure = requireNonNull(scope.takeFailure());
      if (second.test(scope) == deciding) {
        return deciding;
      }
      scope.takeFailure();
      scope.fail(failure);
      return Truth.UNKNOWN;
    };
  }

  private static Condition many(Condition[] operands, Truth deciding) {
    Truth otherwise = deciding == Truth.NO ? Truth.YES : Truth.NO;
    return scope -> {
      Failure failure = null;
      for (Condition operand : operands) {
        Truth truth = // most are intervals, which need no call through the interface
            operand instanceof Interval interval ? interval.test(scope) : operand.test(scope);
        if (truth == deciding) {
          return deciding;
        }
        if (truth == Truth.UNKNOWN) {
          Failure taken = scope.takeFailure();
          failure = failure == null ? taken : failure;
        }
      }
      if (failure == null) {
        return otherwise;
      }
      scope.fail(failure);
      return Truth.UNKNOWN;
    };
  }

  static Condition not(Condition operand) {
    return scope ->
        switch (operand.test(scope)) {
          case YES -> Truth.NO;
          case NO -> Truth.YES;
          case UNKNOWN -> Truth.UNKNOWN;
        };
  }

  /** {@code condition ? yes : no}; null if the values are held differently. */
  static @Nullable Node choice(Translator translator, CelExpr.CelCall call) {
    Node condition = translator.node(call.args().get(0));
    Node yes = translator.node(call.args().get(1));
    Node no = translator.node(call.args().get(2));
    if (condition.kind() != Kind.BOOL || yes.kind() != no.kind()) {
      return null;
    }
    int cost = Cost.sum(condition.cost(), Cost.sum(yes.cost(), no.cost()));
    boolean local = condition.local() || yes.local() || no.local();
    return new Node(yes.kind(), choice(condition.bool(), yes, no), cost, local, null, null);
  }

  private static Object choice(Condition test, Node yes, Node no) {
    return switch (yes.kind()) {
      case BOOL -> truth(test, yes.bool(), no.bool());
      case INT, TIME, DURATION -> whole(test, yes.longs(), no.longs());
      case DOUBLE -> decimal(test, yes.decimal(), no.decimal());
      case TEXT -> text(test, yes.text(), no.text());
      case OBJECT -> object(test, yes.object(), no.object());
    };
  }

  private static Condition truth(Condition test, Condition yes, Condition no) {
    return scope ->
        switch (test.test(scope)) {
          case YES -> yes.test(scope);
          case NO -> no.test(scope);
          case UNKNOWN -> Truth.UNKNOWN;
        };
  }

  private static Expression whole(Condition test, Expression yes, Expression no) {
    return scope ->
        switch (test.test(scope)) {
          case YES -> yes.bits(scope);
          case NO -> no.bits(scope);
          case UNKNOWN -> 0;
        };
  }

  private static DoubleCode decimal(Condition test, DoubleCode yes, DoubleCode no) {
    return scope ->
        switch (test.test(scope)) {
          case YES -> yes.value(scope);
          case NO -> no.value(scope);
          case UNKNOWN -> 0;
        };
  }

  private static TextCode text(Condition test, TextCode yes, TextCode no) {
    return scope ->
        switch (test.test(scope)) {
          case YES -> yes.value(scope);
          case NO -> no.value(scope);
          case UNKNOWN -> "";
        };
  }

  private static ObjectCode object(Condition test, ObjectCode yes, ObjectCode no) {
    return scope ->
        switch (test.test(scope)) {
          case YES -> yes.value(scope);
          case NO -> no.value(scope);
          case UNKNOWN -> ObjectCode.NOTHING;
        };
  }
}
