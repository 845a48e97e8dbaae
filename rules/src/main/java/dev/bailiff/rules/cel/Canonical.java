package dev.bailiff.rules.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;

/** Writes a syntax tree as text, so that two trees are equal if and only if their texts are. */
final class Canonical {
  private Canonical() {}

  static String of(CelExpr expression) {
    StringBuilder out = new StringBuilder();
    write(expression, out);
    return out.toString();
  }

  private static void write(CelExpr expression, StringBuilder out) {
    switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant(), out);
      case IDENT -> name(expression.ident().name(), out);
      case SELECT -> {
        out.append(expression.select().testOnly() ? "has." : "get.");
        name(expression.select().field(), out);
      }
      case CALL -> {
        out.append(expression.call().target().isPresent() ? "on." : "call.");
        name(expression.call().function(), out);
      }
      case LIST -> out.append("list").append(expression.list().optionalIndices());
      case MAP -> out.append("map");
      case COMPREHENSION -> {
        out.append("loop.");
        name(expression.comprehension().iterVar(), out);
        name(expression.comprehension().accuVar(), out);
      }
      case STRUCT -> name(expression.struct().messageName(), out.append("struct."));
      case NOT_SET -> out.append("nothing");
    }
    out.append('(');
    for (CelExpr child : Trees.children(expression)) {
      write(child, out);
      out.append(',');
    }
    out.append(')');
  }

  private static void constant(CelConstant constant, StringBuilder out) {
    String value =
        switch (constant.getKind()) {
          case STRING_VALUE -> constant.stringValue();
          case INT64_VALUE -> Long.toString(constant.int64Value());
          case DOUBLE_VALUE -> Long.toString(Double.doubleToRawLongBits(constant.doubleValue()));
          case BOOLEAN_VALUE -> Boolean.toString(constant.booleanValue());
          default -> constant.toString();
        };
    out.append(constant.getKind());
    name(value, out);
  }

  private static void name(String name, StringBuilder out) {
    out.append(name.length()).append(':').append(name);
  }
}
