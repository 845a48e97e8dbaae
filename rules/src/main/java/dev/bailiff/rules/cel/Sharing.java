package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Truth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sub-expressions that the conditions of one event type have in common. Equal ones are compiled
 * once; those that cost more than remembering have a memo slot in the scope and are evaluated at
 * most once for an event.
 */
final class Sharing {
  private final Map<String, Node> nodes = new HashMap<>();
  private int slots;
  private int loopSlot = -1;

  /** How many memo slots are taken. */
  int slots() {
    return slots;
  }

  /** The slot that holds the variable of a loop; one is enough as no loop stands in another. */
  int loopSlot() {
    if (loopSlot < 0) {
      loopSlot = slots++;
    }
    return loopSlot;
  }

  /** The node known under this key, or null. */
  @Nullable Node known(String key) {
    return nodes.get(key);
  }

  /** Makes the node known under the key, remembered from now on if that pays. */
  Node share(String key, Node node) {
    Node shared = node.cost() < Cost.WORTH_SHARING || node.isConstant() ? node : memo(node);
    nodes.put(key, shared);
    return shared;
  }

  /** Makes the node known under the key without a memo slot. */
  Node keep(String key, Node node) {
    nodes.put(key, node);
    return node;
  }

  /** The expression known under the key, computed at most once for an event. */
  Expression shareLongs(String key, Supplier<Expression> code) {
    Node known = nodes.get(key);
    if (known == null) {
      known = memo(Node.longs(Kind.INT, Cost.WORTH_SHARING, false, code.get()));
      nodes.put(key, known);
    }
    return known.longs();
  }

  private Node memo(Node node) {
    int slot = slots++;
    Object code =
        switch (node.kind()) {
          case BOOL -> bool(slot, node.bool());
          case INT, TIME, DURATION -> longs(slot, node.longs());
          case DOUBLE -> decimal(slot, node.decimal());
          case TEXT -> text(slot, node.text());
          case OBJECT -> object(slot, node.object());
        };
    return node.with(code, node.cost());
  }

  private static Condition bool(int slot, Condition code) {
    return scope -> {
      if (scope.remembers(slot)) {
        return truth(scope.recall(slot));
      }
      Truth truth = code.test(scope);
      scope.remember(slot, bits(truth));
      return truth;
    };
  }

  private static long bits(Truth truth) {
    return switch (truth) {
      case NO -> 0;
      case YES -> 1;
      case UNKNOWN -> 2;
    };
  }

  private static Truth truth(long bits) {
    return bits == 0 ? Truth.NO : bits == 1 ? Truth.YES : Truth.UNKNOWN;
  }

  private static Expression longs(int slot, Expression code) {
    return scope ->
        scope.remembers(slot) ? scope.recall(slot) : scope.remember(slot, code.bits(scope));
  }

  private static DoubleCode decimal(int slot, DoubleCode code) {
    return scope -> {
      if (scope.remembers(slot)) {
        return Double.longBitsToDouble(scope.recall(slot));
      }
      double value = code.value(scope);
      scope.remember(slot, Double.doubleToRawLongBits(value));
      return value;
    };
  }

  private static TextCode text(int slot, TextCode code) {
    return scope -> {
      Object value =
          scope.remembers(slot)
              ? scope.recallObject(slot)
              : scope.rememberObject(slot, code.value(scope));
      return (String) Objects.requireNonNull(value);
    };
  }

  private static ObjectCode object(int slot, ObjectCode code) {
    return scope -> {
      Object value =
          scope.remembers(slot)
              ? scope.recallObject(slot)
              : scope.rememberObject(slot, code.value(scope));
      return Objects.requireNonNull(value);
    };
  }
}
