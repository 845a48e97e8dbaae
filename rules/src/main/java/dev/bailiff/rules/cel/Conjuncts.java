package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Equality;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a condition apart at its top-level {@code &&}. */
final class Conjuncts {
  private static final String AND = "_&&_";
  private static final String OR = "_||_";

  private Conjuncts() {}

  /** The conjuncts with their sources, in the author's order. */
  static List<Atom> atoms(
      Translator translator, CelExpr condition, CelSource source, Places places) {
    List<Integer> cuts = new ArrayList<>();
    operators(condition, source, places, cuts);
    cuts.sort(null);
    List<CelExpr> conjuncts = Trees.operands(condition, AND);
    List<Atom> atoms = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < conjuncts.size(); i++) {
      int end = i < cuts.size() ? cuts.get(i) : places.text().length();
      String text = balanced(places.text().substring(start, end).strip());
      Node node = Logic.truth(translator.node(conjuncts.get(i)));
      atoms.add(
          new Atom(
              text,
              node.bool(),
              node.cost(),
              translator.inputs(conjuncts.get(i)),
              equality(translator, conjuncts.get(i))));
      start = Math.min(end + 2, places.text().length());
    }
    return atoms;
  }

  private static void operators(
      CelExpr expression, CelSource source, Places places, List<Integer> cuts) {
    if (Trees.isCall(expression, AND)) {
      Integer offset = source.getPositionsMap().get(expression.id());
      cuts.add(places.index(offset == null ? 0 : offset));
      expression.call().args().forEach(argument -> operators(argument, source, places, cuts));
    }
  }

  /** The text without a parenthesis at one end whose partner has been cut off. */
  private static String balanced(String text) {
    String inner = text;
    int open = unclosed(inner);
    while (open != 0) {
      if (open > 0 && inner.startsWith("(")) {
        inner = inner.substring(1).strip();
      } else if (open < 0 && inner.endsWith(")")) {
        inner = inner.substring(0, inner.length() - 1).strip();
      } else {
        return inner;
      }
      open = unclosed(inner);
    }
    return inner;
  }

  /** How many more parentheses open than close, outside of quotes. */
  private static int unclosed(String text) {
    int open = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return open;
  }

  /** What the conjunct says, if that is no more than that a field has one of some values. */
  private static Optional<Equality> equality(Translator translator, CelExpr conjunct) {
    if (Trees.isCall(conjunct, OR)) {
      return alternatives(translator, Trees.operands(conjunct, OR));
    }
    if (Trees.isCall(conjunct, "_==_") || Trees.isCall(conjunct, "@in")) {
      Node left = translator.node(conjunct.call().args().get(0));
      Node right = translator.node(conjunct.call().args().get(1));
      boolean isTurned = left.isConstant() && Trees.isCall(conjunct, "_==_");
      return isTurned ? equality(right, left) : equality(left, right);
    }
    boolean isNegated = Trees.isCall(conjunct, "!_");
    Node flag = translator.node(isNegated ? conjunct.call().args().get(0) : conjunct);
    return flag.kind() == Kind.BOOL ? equality(flag, Node.of(!isNegated)) : Optional.empty();
  }

  private static Optional<Equality> equality(Node operand, Node constant) {
    Field field = operand.field();
    if (field == null || !constant.isConstant()) {
      return Optional.empty();
    }
    Object value = constant.constantValue();
    Set<Object> values = value instanceof List<?> list ? Set.copyOf(list) : Set.of(value);
    return values.stream().allMatch(one -> holds(field.type(), one))
        ? Optional.of(new Equality(field, values))
        : Optional.empty();
  }

  /** Whether a field of this type, if it equals the value, holds this very object. */
  private static boolean holds(FieldType type, Object value) {
    return switch (type) {
      case TEXT -> value instanceof String;
      case INTEGER -> value instanceof Long;
      case FLAG -> value instanceof Boolean;
      case NUMBER, TIME, TEXTS, MAP -> false;
    };
  }

  /** {@code a == 1 || a == 2} is {@code a in [1, 2]}. */
  private static Optional<Equality> alternatives(Translator translator, List<CelExpr> disjuncts) {
    Set<Object> values = new HashSet<>();
    Field field = null;
    for (CelExpr disjunct : disjuncts) {
      Optional<Equality> one = equality(translator, disjunct);
      if (one.isEmpty() || (field != null && !field.equals(one.get().field()))) {
        return Optional.empty();
      }
      field = one.get().field();
      values.addAll(one.get().values());
    }
    return field == null ? Optional.empty() : Optional.of(new Equality(field, values));
  }
}
