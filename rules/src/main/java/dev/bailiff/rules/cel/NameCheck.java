package dev.bailiff.rules.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Nearest;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds names that mean nothing: fields, entities, features, signals and functions, with the name
 * that was probably meant; also the few things that CEL would only notice while evaluating.
 */
final class NameCheck {
  /** A loop in a loop makes work grow with the square of what a client sends. */
  private static final int DEEPEST_LOOPS = 1;

  private static final Set<String> TYPE_NAMES =
      Set.of(
          "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type");

  private final Environment environment;
  private final CelSource source;
  private final Places places;
  private final Set<String> functions;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<Long> faulty = new HashSet<>();
  private final Deque<String> loopVariables = new ArrayDeque<>();
  private int loops;

  NameCheck(Environment environment, CelSource source, Places places) {
    this.environment = environment;
    this.source = source;
    this.places = places;
    this.functions = Functions.NAMES;
  }

  List<Fault> faults() {
    return faults;
  }

  /** Whether what is wrong with this expression has been said. */
  boolean isFaulty(long expression) {
    return faulty.contains(expression);
  }

  void check(CelExpr expression) {
    switch (expression.getKind()) {
      case IDENT -> ident(expression);
      case SELECT -> select(expression);
      case CALL -> call(expression);
      case LIST -> expression.list().elements().forEach(this::check);
      case MAP ->
          expression
              .map()
              .entries()
              .forEach(entry -> {
                check(entry.key());
                check(entry.value());
              });
      case STRUCT ->
          report(
              expression, at(expression), 1, "a condition cannot make objects", Optional.empty());
      case COMPREHENSION -> loop(expression);
      case CONSTANT, NOT_SET -> {}
    }
  }

  private void ident(CelExpr expression) {
    String name = expression.ident().name();
    if (environment.isGroup(name)) {
      String example = environment.fieldNames(name).stream().findFirst().orElse("id");
      report(
          expression,
          at(expression),
          name.length(),
          "`" + name + "` is a group of fields; name one, such as `" + name + "." + example + "`",
          Optional.empty());
    } else {
      unknownName(expression, name);
    }
  }

  private void unknownName(CelExpr expression, String name) {
    if (name.startsWith("@")
        || loopVariables.contains(name)
        || environment.isReadableFeature(name)
        || environment.isGroup(name)
        || TYPE_NAMES.contains(name)) {
      return;
    }
    int index = at(expression);
    if (environment.vocabulary().features().containsKey(name)) {
      String message = "`" + name + "` is a feature, which cannot be read here";
      report(expression, index, name.length(), message, Optional.empty());
    } else if (Entity.labelled(name).isPresent()) {
      String message = "`" + environment.type().name() + "` names no `" + name + "`";
      report(expression, index, name.length(), message, Optional.empty());
    } else {
      String message = "unknown name `" + name + "`";
      report(expression, index, name.length(), message, near(name, environment.names()));
    }
  }

  private void select(CelExpr expression) {
    CelExpr operand = expression.select().operand();
    if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
      check(operand);
      return;
    }
    String group = operand.ident().name();
    String name = expression.select().field();
    if (loopVariables.contains(group) || !environment.isGroup(group)) {
      unknownName(operand, group);
    } else if (!environment.hasField(group, name)) {
      int dot = places.text().indexOf('.', at(operand));
      int index = places.skipSpace(dot + 1);
      String message = "unknown field `" + group + "." + name + "`";
      report(expression, index, name.length(), message, near(name, environment.fieldNames(group)));
    }
  }

  private void call(CelExpr expression) {
    CelExpr.CelCall call = expression.call();
    String name = call.function();
    boolean isOperator = !Character.isLetter(name.charAt(0));
    if (!isOperator && !functions.contains(name)) {
      int index = places.nameBefore(at(expression), name);
      String message = "unknown function `" + name + "`";
      report(expression, index, name.length(), message, near(name, functions));
    }
    call.target()
        .ifPresent(target -> {
          if (target.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            targetOfCall(target, name);
          } else {
            check(target);
          }
        });
    call.args().forEach(this::check);
    constants(call);
  }

  private void targetOfCall(CelExpr target, String function) {
    if (function.equals(Functions.HAS)) {
      unknownName(target, target.ident().name());
    } else {
      ident(target);
    }
  }

  private void constants(CelExpr.CelCall call) {
    switch (call.function()) {
      case Functions.SIGNAL, Functions.SIGNAL_VALUE -> {
        if (call.args().size() == 1) {
          signal(call.args().get(0));
        }
      }
      case Functions.HAS -> call.args().forEach(label -> text(label, "the name of a label"));
      case Functions.PERMITTED ->
          call.args().forEach(arg -> text(arg, "the kind or class of a permit"));
      case "matches" -> {
        if (!call.args().isEmpty()) {
          pattern(call.args().get(call.args().size() - 1));
        }
      }
      case "timestamp", "duration" -> Moments.fault(call).ifPresent(m -> literal(call, m));
      default -> {
        // other functions take any expression
      }
    }
  }

  private void literal(CelExpr.CelCall call, String message) {
    CelExpr literal = call.args().get(0);
    int index = at(literal);
    report(literal, index, places.tokenLength(index), message, Optional.empty());
  }

  private void signal(CelExpr argument) {
    Optional<String> name = text(argument, "the name of a signal");
    if (name.isPresent() && !environment.vocabulary().signals().contains(name.get())) {
      int index = at(argument) + 1; // past the quote
      String message = "unknown signal `" + name.get() + "`";
      report(
          argument,
          index,
          name.get().length(),
          message,
          near(name.get(), environment.vocabulary().signals()));
    }
  }

  private void pattern(CelExpr argument) {
    Optional<String> pattern = text(argument, "a regular expression");
    if (pattern.isPresent()) {
      try {
        Pattern.compile(pattern.get());
      } catch (PatternSyntaxException e) {
        int index = at(argument);
        String message = "not a regular expression: " + e.getDescription();
        report(argument, index, places.tokenLength(index), message, Optional.empty());
      }
    }
  }

  private Optional<String> text(CelExpr argument, String what) {
    if (argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
      return Optional.of(argument.constant().stringValue());
    }
    int index = at(argument);
    report(
        argument,
        index,
        places.tokenLength(index),
        what + " must be a text in quotes",
        Optional.empty());
    return Optional.empty();
  }

  private void loop(CelExpr expression) {
    CelExpr.CelComprehension loop = expression.comprehension();
    check(loop.iterRange());
    String variable = loop.iterVar();
    if (++loops > DEEPEST_LOOPS) {
      report(expression, at(expression), 1, "a loop cannot stand in a loop", Optional.empty());
    } else if (environment.names().contains(variable)) {
      int index = places.skipSpace(at(expression) + 1);
      String message = "`" + variable + "` already means something else";
      report(expression, index, variable.length(), message, Optional.empty());
    }
    loopVariables.push(variable);
    check(loop.loopCondition());
    check(loop.loopStep());
    check(loop.result());
    loopVariables.pop();
    loops--;
  }

  private int at(CelExpr expression) {
    Integer offset = source.getPositionsMap().get(expression.id());
    return places.index(offset == null ? 0 : offset);
  }

  private static Optional<String> near(String name, Collection<String> known) {
    return Nearest.to(name, known);
  }

  private void report(
      CelExpr expression, int index, int length, String message, Optional<String> suggestion) {
    faulty.add(expression.id());
    faults.add(places.fault(index, length, message, suggestion));
  }
}
