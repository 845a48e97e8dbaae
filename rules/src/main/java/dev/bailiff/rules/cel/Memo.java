package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.condition.ValueMemo;
import dev.bailiff.core.event.Field;
import org.jspecify.annotations.Nullable;

/**
 * Where the result of one expression is remembered: in a slot of the scope for the event, or, if
 * the expression reads one field alone, in a slot of the field's value for as long as that is
 * remembered. A result that is a failure is kept for the event only.
 */
final class Memo {
  private final int slot;
  private final @Nullable Field field;
  private final int place;

  /** Remembers for the event. */
  Memo(int slot) {
    this(slot, null, 0);
  }

  /** Remembers with the field's value, or for the event where values are not remembered. */
  Memo(int slot, @Nullable Field field, int place) {
    this.slot = slot;
    this.field = field;
    this.place = place;
  }

  /** The node's code with a memory. */
  Object of(Node node) {
    return switch (node.kind()) {
      case BOOL -> bool(node.bool());
      case INT, TIME, DURATION -> longs(node.longs());
      case DOUBLE -> decimal(node.decimal());
      case TEXT -> text(node.text());
      case OBJECT -> object(node.object());
    };
  }

  private Condition bool(Condition code) {
    Expression bits = scope -> bits(code.test(scope));
    Field decider = field;
    return decider == null
        ? scope -> truth(forEvent(scope, bits))
        : scope -> truth(forValue(scope, bits, decider));
  }

  private DoubleCode decimal(DoubleCode code) {
    Expression bits = longs(scope -> Double.doubleToRawLongBits(code.value(scope)));
    return scope -> Double.longBitsToDouble(bits.bits(scope));
  }

  private TextCode text(TextCode code) {
    ObjectCode object = object(code::value);
    return scope -> (String) object.value(scope);
  }

  private Expression longs(Expression code) {
    Field decider = field;
    return decider == null
        ? scope -> forEvent(scope, code)
        : scope -> forValue(scope, code, decider);
  }

  private long forEvent(Scope scope, Expression code) {
    return scope.remembers(slot) ? scope.recall(slot) : scope.remember(slot, code.bits(scope));
  }

  private long forValue(Scope scope, Expression code, Field decider) {
    ValueMemo memo = scope.memo(decider);
    if (memo == null) {
      return forEvent(scope, code);
    }
    if (memo.remembers(place)) {
      return memo.recall(place);
    }
    long bits = forEvent(scope, code);
    if (!scope.failed()) {
      memo.remember(place, bits);
    }
    return bits;
  }

  private ObjectCode object(ObjectCode code) {
    ObjectCode forEvent = scope -> objectForEvent(scope, code);
    Field decider = field;
    if (decider == null) {
      return forEvent;
    }
    return scope -> {
      ValueMemo memo = scope.memo(decider);
      if (memo == null) {
        return forEvent.value(scope);
      }
      if (memo.remembers(place)) {
        return requireNonNull(memo.recallObject(place));
      }
      Object value = forEvent.value(scope);
      if (!scope.failed()) {
        memo.rememberObject(place, value);
      }
      return value;
    };
  }

  private Object objectForEvent(Scope scope, ObjectCode code) {
    return requireNonNull(
        scope.remembers(slot)
            ? scope.recallObject(slot)
            : scope.rememberObject(slot, code.value(scope)));
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
}
