package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code exists}, {@code all} and {@code exists_one} over lists and over the keys of maps. The
 * variable of the loop lives in a memo slot of the scope. Other loops are left to the CEL runtime.
 */
final class Loops {
  private Loops() {}

  /** What a loop asks of the elements. */
  private enum Question {
    EXISTS,
    ALL,
    EXISTS_ONE
  }

  static @Nullable Node node(Translator translator, CelExpr expression) {
    CelExpr.CelComprehension loop = expression.comprehension();
    Question question = question(loop);
    CelType rangeType = translator.type(loop.iterRange());
    boolean isCollection = rangeType.kind() == CelKind.LIST || rangeType.kind() == CelKind.MAP;
    if (question == null || !isCollection || !loop.iterVar2().isEmpty()) {
      return null;
    }
    Node range = translator.node(loop.iterRange());
    Node element = element(translator.loopSlot(), rangeType.parameters().get(0).kind());
    if (element == null || range.kind() != Kind.OBJECT) {
      return null;
    }
    CelExpr body = body(loop.loopStep(), question);
    Node test = translator.inLoop(loop.iterVar(), element, body);
    if (test.kind() != Kind.BOOL) {
      return null;
    }
    Condition code = code(question, range.object(), test.bool(), translator.loopSlot());
    int cost = Cost.sum(range.cost(), Cost.sum(test.cost(), Cost.sum(test.cost(), Cost.TEXT)));
    return Node.bool(cost, range.local(), code);
  }

  /** The question, by the shape that the macro expands to; null if it is another macro. */
  private static @Nullable Question question(CelExpr.CelComprehension loop) {
    CelExpr step = loop.loopStep();
    if (loop.accuInit().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return null;
    }
    CelConstant start = loop.accuInit().constant();
    if (start.getKind() == CelConstant.Kind.INT64_VALUE) {
      return Trees.isCall(step, "_?_:_") ? Question.EXISTS_ONE : null;
    }
    if (start.getKind() != CelConstant.Kind.BOOLEAN_VALUE) {
      return null;
    }
    if (Trees.isCall(step, "_||_") && !start.booleanValue()) {
      return Question.EXISTS;
    }
    return Trees.isCall(step, "_&&_") && start.booleanValue() ? Question.ALL : null;
  }

  private static CelExpr body(CelExpr step, Question question) {
    return step.call().args().get(question == Question.EXISTS_ONE ? 0 : 1);
  }

  private static @Nullable Node element(int slot, CelKind kind) {
    return switch (kind) {
      case STRING -> Node.text(Cost.FIELD, true, scope -> (String) variable(scope, slot));
      case INT -> Node.longs(Kind.INT, Cost.FIELD, true, scope -> (Long) variable(scope, slot));
      case DOUBLE -> Node.decimal(Cost.FIELD, true, scope -> (Double) variable(scope, slot));
      default -> null;
    };
  }

  private static Object variable(Scope scope, int slot) {
    return requireNonNull(scope.recallObject(slot));
  }

  private static Condition code(Question question, ObjectCode range, Condition test, int slot) {
    return scope -> {
      Object found = range.value(scope);
      if (scope.failed()) {
        return Truth.UNKNOWN;
      }
      Collection<?> elements =
          found instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) found;
      return switch (question) {
        case EXISTS -> until(Truth.YES, scope, elements, test, slot);
        case ALL -> until(Truth.NO, scope, elements, test, slot);
        case EXISTS_ONE -> one(scope, elements, test, slot);
      };
    };
  }

  private static Truth until(
      Truth deciding, Scope scope, Collection<?> elements, Condition test, int slot) {
    Failure failure = null;
    for (Object element : elements) {
      scope.rememberObject(slot, element);
      Truth truth = test.test(scope);
      if (truth == deciding) {
        return deciding;
      }
      if (truth == Truth.UNKNOWN) {
        Failure taken = scope.takeFailure();
        failure = failure == null ? taken : failure;
      }
    }
    if (failure != null) {
      scope.fail(failure);
      return Truth.UNKNOWN;
    }
    return deciding == Truth.YES ? Truth.NO : Truth.YES;
  }

  private static Truth one(Scope scope, Collection<?> elements, Condition test, int slot) {
    int count = 0;
    for (Object element : elements) {
      scope.rememberObject(slot, element);
      Truth truth = test.test(scope);
      if (truth == Truth.UNKNOWN) {
        return truth;
      }
      count += truth == Truth.YES ? 1 : 0;
    }
    return Truth.of(count == 1);
  }
}
