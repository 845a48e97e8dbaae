package dev.bailiff.rules.cel;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks over syntax trees. */
final class Trees {
  private Trees() {}

  /** Visits the expression and every expression in it. */
  static void walk(CelExpr expression, Consumer<CelExpr> visitor) {
    visitor.accept(expression);
    for (CelExpr child : children(expression)) {
      walk(child, visitor);
    }
  }

  /** The direct parts of an expression, in order. */
  static List<CelExpr> children(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT, IDENT, NOT_SET -> List.of();
      case SELECT -> List.of(expression.select().operand());
      case CALL -> {
        List<CelExpr> parts = new ArrayList<>();
        expression.call().target().ifPresent(parts::add);
        parts.addAll(expression.call().args());
        yield parts;
      }
      case LIST -> expression.list().elements();
      case STRUCT -> expression.struct().entries().stream().map(entry -> entry.value()).toList();
      case MAP -> {
        List<CelExpr> parts = new ArrayList<>();
        expression
            .map()
            .entries()
            .forEach(entry -> {
              parts.add(entry.key());
              parts.add(entry.value());
            });
        yield parts;
      }
      case COMPREHENSION ->
          List.of(
              expression.comprehension().iterRange(),
              expression.comprehension().accuInit(),
              expression.comprehension().loopCondition(),
              expression.comprehension().loopStep(),
              expression.comprehension().result());
    };
  }

  /** The operands of a chain of {@code &&} or {@code ||}, in the order of their places. */
  static List<CelExpr> operands(CelExpr expression, String operator) {
    List<CelExpr> found = new ArrayList<>();
    collect(expression, operator, found);
    return found;
  }

  private static void collect(CelExpr expression, String operator, List<CelExpr> found) {
    if (isCall(expression, operator)) {
      expression.call().args().forEach(argument -> collect(argument, operator, found));
    } else {
      found.add(expression);
    }
  }

  static boolean isCall(CelExpr expression, String function) {
    return expression.getKind() == CelExpr.ExprKind.Kind.CALL
        && expression.call().function().equals(function);
  }
}
