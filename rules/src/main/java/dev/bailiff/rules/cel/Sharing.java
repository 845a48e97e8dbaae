package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Inputs;
import dev.bailiff.core.condition.ValueMemo;
import dev.bailiff.core.event.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sub-expressions that the conditions of one event type have in common. Equal ones are compiled
 * once; those that cost more than remembering have a memo slot in the scope and are evaluated at
 * most once for an event; and those that read one field alone, at most once for a value of it while
 * that is remembered.
 */
final class Sharing {
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<Field, Integer> valueSlots = new HashMap<>();
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
  Node share(String key, Node node, Inputs inputs) {
    boolean pays = node.cost() >= Cost.WORTH_SHARING && !node.isConstant();
    Node shared = pays ? memo(node, inputs) : node;
    nodes.put(key, shared);
    return shared;
  }

  /** Makes the node known under the key without a memo slot. */
  Node keep(String key, Node node) {
    nodes.put(key, node);
    return node;
  }

  /** The expression known under the key, computed at most once for an event. */
  Expression shareLongs(String key, Inputs inputs, Supplier<Expression> code) {
    Node known = nodes.get(key);
    if (known == null) {
      known = memo(Node.longs(Kind.INT, Cost.WORTH_SHARING, false, code.get()), inputs);
      nodes.put(key, known);
    }
    return known.longs();
  }

  /** Remembers what depends on one field alone with the field's value, else for the event. */
  private Node memo(Node node, Inputs inputs) {
    int slot = slots++;
    Memo memo = new Memo(slot);
    if (inputs.isOneField()) {
      Field field = inputs.fields().iterator().next();
      int place = valueSlots.merge(field, 1, Integer::sum) - 1;
      memo = place < ValueMemo.SLOTS ? new Memo(slot, field, place) : memo;
    }
    return node.with(memo.of(node), node.cost());
  }
}
