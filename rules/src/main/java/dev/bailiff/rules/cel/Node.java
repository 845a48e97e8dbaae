package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Condition;
import dev.bailiff.core.condition.Expression;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression: its code and what the compiler knows of it.
 *
 * @param kind how the value is held, and with it the interface that {@code code} implements
 * @param code the code
 * @param cost what evaluating it costs
 * @param local whether it reads the variable of a loop around it
 * @param constant the value, if it is always the same
 * @param field the field that it reads, if it does nothing else
 */
record Node(
    Kind kind,
    Object code,
    int cost,
    boolean local,
    @Nullable Object constant,
    @Nullable Field field) {

  static Node bool(int cost, boolean local, Condition code) {
    return new Node(Kind.BOOL, code, cost, local, null, null);
  }

  static Node longs(Kind kind, int cost, boolean local, Expression code) {
    return new Node(kind, code, cost, local, null, null);
  }

  static Node decimal(int cost, boolean local, DoubleCode code) {
    return new Node(Kind.DOUBLE, code, cost, local, null, null);
  }

  static Node text(int cost, boolean local, TextCode code) {
    return new Node(Kind.TEXT, code, cost, local, null, null);
  }

  static Node object(int cost, boolean local, ObjectCode code) {
    return new Node(Kind.OBJECT, code, cost, local, null, null);
  }

  /** A node that always has this value. */
  static Node of(Object value) {
    return switch (value) {
      case Boolean flag -> {
        Truth truth = Truth.of(flag);
        Condition code = scope -> truth;
        yield constant(Kind.BOOL, code, value);
      }
      case Long number -> constant(Kind.INT, always(number), value);
      case Double number -> {
        double primitive = number;
        DoubleCode code = scope -> primitive;
        yield constant(Kind.DOUBLE, code, value);
      }
      case String text -> {
        TextCode code = scope -> text;
        yield constant(Kind.TEXT, code, value);
      }
      case Instant at when at.equals(at.truncatedTo(ChronoUnit.MILLIS)) ->
          constant(Kind.TIME, always(at.toEpochMilli()), value);
      case Duration time when time.equals(time.truncatedTo(ChronoUnit.MILLIS)) ->
          constant(Kind.DURATION, always(time.toMillis()), value);
      default -> {
        ObjectCode code = scope -> value;
        yield constant(Kind.OBJECT, code, value);
      }
    };
  }

  private static Node constant(Kind kind, Object code, Object value) {
    return new Node(kind, code, Cost.NOTHING, false, value, null);
  }

  private static Expression always(long value) {
    return scope -> value;
  }

  /** This node as the plain read of a field. */
  Node reading(Field read) {
    return new Node(kind, code, cost, local, constant, read);
  }

  /** This node with other code of the same kind. */
  Node with(Object otherCode, int otherCost) {
    return new Node(kind, otherCode, otherCost, local, constant, field);
  }

  boolean isConstant() {
    return constant != null;
  }

  Condition bool() {
    return (Condition) code;
  }

  Expression longs() {
    return (Expression) code;
  }

  DoubleCode decimal() {
    return (DoubleCode) code;
  }

  TextCode text() {
    return (TextCode) code;
  }

  ObjectCode object() {
    return (ObjectCode) code;
  }

  Object constantValue() {
    return requireNonNull(constant, "constant");
  }

  /** The constant's 64 bits, for the kinds that are held as such. */
  long constantLong() {
    return switch (constantValue()) {
      case Long number -> number;
      case Instant at -> at.toEpochMilli();
      case Duration time -> time.toMillis();
      default -> throw new IllegalStateException("not held as a long: " + kind);
    };
  }

  /** The value as an object of the CEL runtime; on failure the scope says so. */
  Object boxed(Scope scope) {
    return switch (kind) {
      case BOOL -> bool().test(scope) == Truth.YES;
      case INT -> longs().bits(scope);
      case DOUBLE -> decimal().value(scope);
      case TEXT -> text().value(scope);
      case TIME -> {
        long millis = longs().bits(scope);
        yield scope.failed() ? ObjectCode.NOTHING : Instant.ofEpochMilli(millis);
      }
      case DURATION -> {
        long millis = longs().bits(scope);
        yield scope.failed() ? ObjectCode.NOTHING : Duration.ofMillis(millis);
      }
      case OBJECT -> object().value(scope);
    };
  }
}
