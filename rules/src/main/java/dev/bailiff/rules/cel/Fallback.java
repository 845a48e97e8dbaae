package dev.bailiff.rules.cel;

import com.google.common.collect.ImmutableMap;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.exceptions.CelRuntimeException;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates with the CEL runtime what has no code of its own. What such an expression reads of the
 * event is cut out of it, computed by our own code when the runtime asks for it, and handed over
 * under a made-up name; so the meaning of fields, signals and failures is the same everywhere.
 */
final class Fallback {
  private final CelAbstractSyntaxTree ast;
  private final Translator translator;
  private final Environment environment;

  /** Most policies never need it, and to build it takes a while. */
  private static final class Lazily {
    static final CelRuntime RUNTIME =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(Environment.OPTIONS)
            .addLibraries(Functions.TEXT_LIBRARY)
            .addFunctionBindings(Functions.bindings())
            .build();
  }

  Fallback(CelAbstractSyntaxTree ast, Translator translator, Environment environment) {
    this.ast = ast;
    this.translator = translator;
    this.environment = environment;
  }

  /** Carries a failure of our own code through the CEL runtime. */
  private static final class Unavailable extends CelRuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Failure failure;

    Unavailable(Failure failure) {
      super(new IllegalStateException(failure.toString()), CelErrorCode.ATTRIBUTE_NOT_FOUND);
      this.failure = failure;
    }
  }

  Node node(CelExpr expression, CelType type) {
    Map<String, Node> inputs = new HashMap<>();
    Map<Long, CelReference> references = new HashMap<>(ast.getReferenceMap());
    CelExpr cut = cut(expression, inputs, references);
    CelAbstractSyntaxTree tree =
        CelAbstractSyntaxTree.newCheckedAst(cut, ast.getSource(), references, ast.getTypeMap());
    Program program;
    try {
      program = Lazily.RUNTIME.createProgram(tree);
    } catch (CelEvaluationException e) {
      throw new IllegalStateException("cannot plan " + Canonical.of(expression), e);
    }
    Map<String, Node> known = ImmutableMap.copyOf(inputs);
    int cost = known.values().stream().mapToInt(Node::cost).reduce(Cost.FALLBACK, Cost::sum);
    boolean local = known.values().stream().anyMatch(Node::local);
    ObjectCode code = scope -> evaluate(program, known, scope);
    return typed(code, cost, local, type);
  }

  private static Node typed(ObjectCode code, int cost, boolean local, CelType type) {
    return switch (type.kind()) {
      case BOOL ->
          Node.bool(
              cost,
              local,
              scope -> {
                Object value = code.value(scope);
                return scope.failed() ? Truth.UNKNOWN : Truth.of((Boolean) value);
              });
      case INT ->
          Node.longs(
              Kind.INT,
              cost,
              local,
              scope -> code.value(scope) instanceof Long number ? number : 0);
      case DOUBLE ->
          Node.decimal(
              cost, local, scope -> code.value(scope) instanceof Double number ? number : 0);
      case STRING ->
          Node.text(cost, local, scope -> code.value(scope) instanceof String text ? text : "");
      default -> Node.object(cost, local, code);
    };
  }

  private static Object evaluate(Program program, Map<String, Node> inputs, Scope scope) {
    try {
      return program.eval(name -> input(inputs.get(name), scope));
    } catch (CelEvaluationException e) {
      scope.fail(failure(e));
      return ObjectCode.NOTHING;
    }
  }

  private static Optional<Object> input(@org.jspecify.annotations.Nullable Node node, Scope scope) {
    if (node == null) {
      return Optional.empty();
    }
    Object value = node.boxed(scope);
    Failure failure = scope.takeFailure();
    if (failure != null) {
      throw new Unavailable(failure);
    }
    return Optional.of(value);
  }

  private static Failure failure(CelEvaluationException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unavailable unavailable) {
        return unavailable.failure;
      }
    }
    String message =
        switch (thrown.getErrorCode()) {
          case DIVIDE_BY_ZERO -> "division by zero";
          case NUMERIC_OVERFLOW -> "a number is too large";
          case INDEX_OUT_OF_BOUNDS -> "the list has no such element";
          case ATTRIBUTE_NOT_FOUND -> "there is no such entry";
          case BAD_FORMAT, INVALID_ARGUMENT -> "a text cannot be read as what it should be";
          case ITERATION_BUDGET_EXCEEDED -> "a loop is too long";
          default -> "the expression has no value here";
        };
    return new Failure(Failure.Kind.EVALUATION, message);
  }

  /** The expression with what our own code computes replaced by names. */
  private CelExpr cut(
      CelExpr expression, Map<String, Node> inputs, Map<Long, CelReference> references) {
    if (isReading(expression)) {
      String name = "in" + expression.id();
      inputs.put(name, translator.node(expression));
      references.put(expression.id(), CelReference.newBuilder().setName(name).build());
      return CelExpr.ofIdent(expression.id(), name);
    }
    return rebuilt(expression, inputs, references);
  }

  private boolean isReading(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT ->
          environment.isReadableFeature(expression.ident().name())
              || translator.isLocal(expression);
      case SELECT -> {
        CelExpr operand = expression.select().operand();
        yield operand.getKind() == CelExpr.ExprKind.Kind.IDENT
            && environment.isGroup(operand.ident().name());
      }
      case CALL -> Functions.READING.contains(expression.call().function());
      default -> false;
    };
  }

  private CelExpr rebuilt(
      CelExpr expression, Map<String, Node> inputs, Map<Long, CelReference> references) {
    CelExpr.Builder builder = expression.toBuilder();
    switch (expression.getKind()) {
      case SELECT ->
          builder.setSelect(
              expression.select().toBuilder()
                  .setOperand(cut(expression.select().operand(), inputs, references))
                  .build());
      case CALL -> {
        CelExpr.CelCall.Builder call = expression.call().toBuilder();
        expression.call().target().ifPresent(t -> call.setTarget(cut(t, inputs, references)));
        call.clearArgs();
        expression.call().args().forEach(arg -> call.addArgs(cut(arg, inputs, references)));
        builder.setCall(call.build());
      }
      case LIST -> {
        List<CelExpr> elements = new ArrayList<>();
        expression.list().elements().forEach(e -> elements.add(cut(e, inputs, references)));
        builder.setList(CelExpr.CelList.newBuilder().addElements(elements).build());
      }
      case MAP -> {
        CelExpr.CelMap.Builder map = CelExpr.CelMap.newBuilder();
        for (CelExpr.CelMap.Entry entry : expression.map().entries()) {
          map.addEntries(
              entry.toBuilder()
                  .setKey(cut(entry.key(), inputs, references))
                  .setValue(cut(entry.value(), inputs, references))
                  .build());
        }
        builder.setMap(map.build());
      }
      case COMPREHENSION -> {
        CelExpr.CelComprehension loop = expression.comprehension();
        builder.setComprehension(
            loop.toBuilder()
                .setIterRange(cut(loop.iterRange(), inputs, references))
                .setAccuInit(cut(loop.accuInit(), inputs, references))
                .setLoopCondition(cut(loop.loopCondition(), inputs, references))
                .setLoopStep(cut(loop.loopStep(), inputs, references))
                .setResult(cut(loop.result(), inputs, references))
                .build());
      }
      case CONSTANT, IDENT, STRUCT, NOT_SET -> {}
    }
    return builder.build();
  }
}
