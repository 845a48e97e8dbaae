package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists and maps: literals, {@code in} and {@code []}. */
final class Lists {
  private static final Failure OUT_OF_BOUNDS =
      new Failure(Failure.Kind.EVALUATION, "the list has no such element");

  private static final Failure NO_CONTAINER =
      new Failure(Failure.Kind.EVALUATION, "the value is neither a list nor a map");

  private Lists() {}

  /** A list of constants; null if one is not constant. */
  static @Nullable Node literal(Translator translator, CelExpr expression) {
    List<Object> values = new ArrayList<>();
    if (!expression.list().optionalIndices().isEmpty()) {
      return null;
    }
    for (CelExpr element : expression.list().elements()) {
      Node node = translator.node(element);
      if (!node.isConstant()) {
        return null;
      }
      values.add(node.constantValue());
    }
    return Node.of(List.copyOf(values));
  }

  /** {@code element in container}; null if the container is not a list of equals or a map. */
  static @Nullable Node membership(Node element, Node container) {
    if (container.kind() != Kind.OBJECT) {
      return null;
    }
    if (container.isConstant() && container.constantValue() instanceof List<?> list) {
      return list.isEmpty() ? null : inConstants(element, list);
    }
    if (element.kind() != Kind.TEXT) {
      return null;
    }
    ObjectCode collection = container.object();
    TextCode text = element.text();
    Condition code =
        scope -> {
          String value = text.value(scope);
          if (scope.failed()) {
            return Truth.UNKNOWN;
          }
          Object found = collection.value(scope);
          return scope.failed() ? Truth.UNKNOWN : contained(found, value, scope);
        };
    int cost = Cost.sum(Cost.TEXT, Cost.sum(element.cost(), container.cost()));
    return Node.bool(cost, element.local() || container.local(), code);
  }

  private static Truth contained(Object container, String value, Scope scope) {
    return switch (container) {
      case Collection<?> list -> Truth.of(list.contains(value));
      case Map<?, ?> map -> Truth.of(map.containsKey(value));
      default -> {
        scope.fail(NO_CONTAINER);
        yield Truth.UNKNOWN;
      }
    };
  }

  private static @Nullable Node inConstants(Node element, List<?> list) {
    int cost = Cost.sum(element.cost(), 1);
    if (element.kind() == Kind.TEXT && list.get(0) instanceof String) {
      Set<Object> texts = Set.copyOf(list);
      Field field = element.field();
      Condition code =
          field != null
              ? isOneOf(field, texts)
              : Unary.tested(element.text(), text -> texts.contains(text));
      return Node.bool(cost, element.local(), code);
    }
    if (element.kind() == Kind.INT && list.stream().allMatch(item -> item instanceof Long)) {
      long[] numbers = list.stream().mapToLong(number -> (Long) number).sorted().toArray();
      return Node.bool(cost, element.local(), isOneOf(element.longs(), numbers));
    }
    return null;
  }

  private static Condition isOneOf(Field field, Set<Object> texts) {
    Failure missing = new Failure(Failure.Kind.MISSING_FIELD, field.path());
    return scope -> {
      Event event = scope.event();
      if (!event.has(field)) {
        scope.fail(missing);
        return Truth.UNKNOWN;
      }
      return Truth.of(texts.contains(event.text(field)));
    };
  }

  private static Condition isOneOf(Expression operand, long[] sorted) {
    return scope -> {
      long value = operand.bits(scope);
      return scope.failed() ? Truth.UNKNOWN : Truth.of(Arrays.binarySearch(sorted, value) >= 0);
    };
  }

  /** {@code container[index]}; null if the container is no list or map of texts. */
  static @Nullable Node indexed(Node container, Node index, CelType type, String name) {
    if (container.kind() != Kind.OBJECT || !holdsTexts(type)) {
      return null;
    }
    if (type.kind() == CelKind.MAP && index.kind() == Kind.TEXT) {
      return entry(container, index, name);
    }
    if (type.kind() != CelKind.LIST || index.kind() != Kind.INT) {
      return null;
    }
    ObjectCode list = container.object();
    Expression place = index.longs();
    TextCode code =
        scope -> {
          Object found = list.value(scope);
          if (scope.failed()) {
            return "";
          }
          long at = place.bits(scope);
          if (!scope.failed() && found instanceof List<?> texts) {
            if (at >= 0 && at < texts.size()) {
              return (String) texts.get((int) at);
            }
            scope.fail(OUT_OF_BOUNDS);
          }
          return "";
        };
    int cost = Cost.sum(Cost.PREFIX, Cost.sum(container.cost(), index.cost()));
    return Node.text(cost, container.local() || index.local(), code);
  }

  /** Whether everything in a list or map of this type is a text. */
  static boolean holdsTexts(CelType type) {
    return !type.parameters().isEmpty()
        && type.parameters().stream().allMatch(inner -> inner.kind() == CelKind.STRING);
  }

  /** The entry of a map of texts. */
  static Node entry(Node container, Node key, String name) {
    ObjectCode map = container.object();
    TextCode text = key.text();
    TextCode code =
        scope -> {
          Object found = map.value(scope);
          if (scope.failed()) {
            return "";
          }
          String wanted = text.value(scope);
          if (scope.failed()) {
            return "";
          }
          if (((Map<?, ?>) found).get(wanted) instanceof String value) {
            return value;
          }
          String path = name + "[\"" + wanted + "\"]";
          scope.fail(new Failure(Failure.Kind.MISSING_FIELD, path));
          return "";
        };
    int cost = Cost.sum(Cost.PREFIX, Cost.sum(container.cost(), key.cost()));
    return Node.text(cost, container.local() || key.local(), code);
  }

  /** {@code has(map.key)}. */
  static Node hasKey(Node container, String key) {
    ObjectCode map = container.object();
    Condition code =
        scope -> {
          Object found = map.value(scope);
          return scope.failed() ? Truth.UNKNOWN : Truth.of(((Map<?, ?>) found).containsKey(key));
        };
    return Node.bool(Cost.sum(container.cost(), 1), container.local(), code);
  }
}
