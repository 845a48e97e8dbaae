package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Inputs;
import dev.bailiff.core.condition.Scope;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns a checked expression into code. What has no code of its own here is evaluated by the CEL
 * runtime, in the smallest sub-expression that holds it.
 */
final class Translator {
  private final CelAbstractSyntaxTree ast;
  private final Sharing sharing;
  private final Reading reading;
  private final Fallback fallback;
  private @Nullable Loop loop;
  private boolean usesRuntime;

  Translator(CelAbstractSyntaxTree ast, Environment environment, Sharing sharing) {
    this(ast, environment, sharing, () -> new LimitReading(List.of()));
  }

  /**
   * @param limits how callers stand to the documented limits, if somebody asks
   */
  Translator(
      CelAbstractSyntaxTree ast,
      Environment environment,
      Sharing sharing,
      Supplier<LimitReading> limits) {
    this.ast = ast;
    this.sharing = sharing;
    this.reading = new Reading(environment, sharing, limits);
    this.fallback = new Fallback(ast, this, environment);
  }

  /** The variable of the loop that is being translated. */
  private record Loop(String variable, Node node) {}

  /**
   * The code of a whole expression; its root is not remembered if it only joins other conditions.
   */
  Node root(CelExpr expression) {
    boolean joins = Trees.isCall(expression, "_&&_") || Trees.isCall(expression, "_||_");
    return joins ? Logic.joined(this, expression) : node(expression);
  }

  /** The code of a sub-expression, shared with equal ones. */
  Node node(CelExpr expression) {
    String key = Canonical.of(expression);
    Node known = loop == null || !mentions(expression, loop) ? sharing.known(key) : null;
    if (known != null) {
      return known;
    }
    Node node = translated(expression);
    if (node == null) {
      usesRuntime = true;
      node = fallback.node(expression, type(expression));
    }
    node = folded(expression, node);
    if (node.local()) {
      return node;
    }
    return isQuickAgain(expression)
        ? sharing.keep(key, node)
        : sharing.share(key, node, inputs(expression));
  }

  /**
   * Whether evaluating it a second time takes no longer than remembering: a read, or a comparison
   * of reads and constants. The engine computes a feature or signal once for an event by itself.
   */
  private static boolean isQuickAgain(CelExpr expression) {
    if (expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
      CelExpr.CelCall call = expression.call();
      return Functions.SIGNALS.contains(call.function())
          || (Comparisons.OPERATORS.contains(call.function())
              && call.args().stream().allMatch(Translator::isQuickAgain));
    }
    return switch (expression.getKind()) {
      case CONSTANT, IDENT -> true;
      case SELECT -> expression.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT;
      default -> false;
    };
  }

  /** Whether a part of what has been translated so far is left to the CEL runtime. */
  boolean usesRuntime() {
    return usesRuntime;
  }

  /** The type of a sub-expression. */
  CelType type(CelExpr expression) {
    return ast.getType(expression.id()).orElse(SimpleType.DYN);
  }

  /** What the value of an expression depends on. */
  Inputs inputs(CelExpr expression) {
    return reading.inputs(expression);
  }

  /** The slot of the scope that holds the loop variable. */
  int loopSlot() {
    return sharing.loopSlot();
  }

  /** Translates the body of a loop over values of a type that is held natively. */
  Node inLoop(String variable, Node element, CelExpr body) {
    Loop outer = loop;
    loop = new Loop(variable, element);
    try {
      return node(body);
    } finally {
      loop = outer;
    }
  }

  /** Whether the expression reads the variable of the loop around it. */
  boolean isLocal(CelExpr expression) {
    return loop != null && mentions(expression, loop);
  }

  private @Nullable Node translated(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression.constant());
      case IDENT -> ident(expression.ident().name());
      case SELECT -> select(expression);
      case CALL -> call(expression);
      case LIST -> Lists.literal(this, expression);
      case COMPREHENSION -> Loops.node(this, expression);
      case MAP, STRUCT, NOT_SET -> null;
    };
  }

  private static @Nullable Node constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> Node.of(constant.booleanValue());
      case INT64_VALUE -> Node.of(constant.int64Value());
      case DOUBLE_VALUE -> Node.of(constant.doubleValue());
      case STRING_VALUE -> Node.of(constant.stringValue());
      default -> null;
    };
  }

  private @Nullable Node ident(String name) {
    if (loop != null && loop.variable().equals(name)) {
      return loop.node();
    }
    return reading.feature(name);
  }

  private @Nullable Node select(CelExpr expression) {
    CelExpr.CelSelect select = expression.select();
    if (select.operand().getKind() == CelExpr.ExprKind.Kind.IDENT) {
      String group = select.operand().ident().name();
      if (reading.isGroup(group)) {
        return select.testOnly()
            ? reading.present(group, select.field())
            : reading.field(group, select.field());
      }
    }
    CelType type = type(select.operand());
    if (type.kind() != CelKind.MAP) {
      return null;
    }
    Node map = node(select.operand());
    if (select.testOnly()) {
      return Lists.hasKey(map, select.field());
    }
    return Lists.holdsTexts(type)
        ? Lists.entry(map, Node.of(select.field()), reading.describe(select.operand()))
        : null;
  }

  private @Nullable Node call(CelExpr expression) {
    CelExpr.CelCall call = expression.call();
    Node special = special(expression, call);
    if (special != null) {
      return special;
    }
    List<Node> arguments = new ArrayList<>();
    for (CelExpr part : Trees.children(expression)) {
      arguments.add(node(part));
    }
    return switch (arguments.size()) {
      case 1 -> Unary.node(call.function(), arguments.get(0));
      case 2 -> binary(call, arguments.get(0), arguments.get(1));
      default -> null;
    };
  }

  private @Nullable Node special(CelExpr expression, CelExpr.CelCall call) {
    return switch (call.function()) {
      case "_&&_", "_||_" -> Logic.joined(this, expression);
      case "_?_:_" -> Logic.choice(this, call);
      case Functions.SIGNAL -> reading.signal(call);
      case Functions.SIGNAL_VALUE -> reading.signalValue(call);
      case Functions.HAS -> reading.label(call);
      case Functions.PERMITTED -> reading.permitted(call);
      default -> null;
    };
  }

  private @Nullable Node binary(CelExpr.CelCall call, Node left, Node right) {
    String function = call.function();
    return switch (function) {
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> Comparisons.node(function, left, right);
      case "_+_", "_-_", "_*_", "_/_", "_%_" -> Arithmetic.node(function, left, right);
      case "@in" -> Lists.membership(left, right);
      case "_[_]" ->
          Lists.indexed(
              left, right, type(call.args().get(0)), reading.describe(call.args().get(0)));
      default -> Texts.node(function, left, right);
    };
  }

  /** The node as a constant, if it is made from constants only and has a value. */
  private Node folded(CelExpr expression, Node node) {
    if (node.isConstant()
        || node.local()
        || !isClosed(expression)
        || !Trees.children(expression).stream().allMatch(part -> node(part).isConstant())) {
      return node;
    }
    Scope nothing = new Scope(0, (signal, scope) -> null, (feature, scope) -> 0);
    Object value = node.boxed(nothing);
    return nothing.failed() ? node : Node.of(value);
  }

  private static boolean isClosed(CelExpr expression) {
    boolean[] closed = {true};
    Trees.walk(
        expression,
        part -> {
          switch (part.getKind()) {
            case IDENT, COMPREHENSION, STRUCT, NOT_SET -> closed[0] = false;
            case CALL -> closed[0] &= !Functions.READING.contains(part.call().function());
            case CONSTANT, SELECT, LIST, MAP -> {}
          }
        });
    return closed[0];
  }

  private static boolean mentions(CelExpr expression, Loop loop) {
    boolean[] found = {false};
    Trees.walk(
        expression,
        part ->
            found[0] |=
                part.getKind() == CelExpr.ExprKind.Kind.IDENT
                    && Objects.equals(part.ident().name(), loop.variable()));
    return found[0];
  }
}
