package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import java.util.List;

/**
 * Hashes the values of expressions to 64 bits. The hash depends on the values, their types and
 * their order, and on nothing else; it is the same in every process and for every event type.
 */
final class KeyHash {
  /** An odd number with as many ones as zeros: the fraction of the golden ratio. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private KeyHash() {}

  /** The hash of several values from the hashes of each. */
  static Expression joined(List<Expression> parts) {
    Expression[] codes = parts.toArray(Expression[]::new);
    return scope -> {
      long hash = codes.length;
      for (Expression code : codes) {
        hash = mixed(hash * GOLDEN + code.bits(scope));
        if (scope.failed()) {
          return 0;
        }
      }
      return hash;
    };
  }

  /** The hash of one value. */
  static Expression of(Node part) {
    return switch (part.kind()) {
      case TEXT -> {
        TextCode code = part.text();
        Field field = part.field();
        if (field != null) {
          yield scope -> ofField(field, code, scope);
        }
        yield scope -> {
          String text = code.value(scope);
          return scope.failed() ? 0 : scope.hash(text);
        };
      }
      case INT, TIME, DURATION -> {
        Expression code = part.longs();
        yield scope -> mixed(code.bits(scope) + GOLDEN);
      }
      case BOOL -> scope -> mixed(part.bool().test(scope) == Truth.YES ? 1 - GOLDEN : -GOLDEN);
      case DOUBLE, OBJECT -> throw new IllegalArgumentException("no key: " + part.kind());
    };
  }

  /** Reads the field here, without a call through its code, where it is there. */
  private static long ofField(Field field, TextCode code, Scope scope) {
    Event event = scope.event();
    if (event.has(field)) {
      return scope.hash(event.text(field));
    }
    code.value(scope); // says what is missing
    return 0;
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection in which each bit matters.
   */
  private static long mixed(long value) {
    long z = value;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Whether the scope's value can be a key. */
  static boolean canHash(Kind kind) {
    return kind != Kind.DOUBLE && kind != Kind.OBJECT;
  }

  /** A bit for each condition that holds, the first condition lowest. */
  static Expression steps(List<Node> steps) {
    Node[] nodes = steps.toArray(Node[]::new);
    return scope -> mask(nodes, scope);
  }

  private static long mask(Node[] nodes, Scope scope) {
    long mask = 0;
    for (int i = 0; i < nodes.length; i++) {
      Truth truth = nodes[i].bool().test(scope);
      if (truth == Truth.UNKNOWN) {
        return 0;
      }
      mask |= truth == Truth.YES ? 1L << i : 0;
    }
    return mask;
  }
}
