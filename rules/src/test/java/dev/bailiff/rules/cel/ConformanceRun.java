package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.rules.cel.Checker.Checked;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of one case: it is checked as a condition would be; then our code evaluates it,
 * twice, and so does the fallback alone. A variable of the case becomes a field of an event.
 */
final class ConformanceRun {
  private static final Set<CelKind> ANY = EnumSet.allOf(CelKind.class);
  private static final Set<String> RESERVED = Set.of("true", "false", "null");
  private static final Vocabulary NOTHING = new Vocabulary(Map.of(), List.of());
  private static final Environment PLAIN =
      new Environment(declaration().build(), NOTHING, Reads.EVERYTHING, new Parses());

  private final ConformanceCase given;

  ConformanceRun(ConformanceCase given) {
    this.given = given;
  }

  /** What became of a case. */
  sealed interface Result {
    /** It was refused, for these reasons. */
    record Refused(List<Fault> faults) implements Result {}

    /** It was evaluated; empty where there was an error. */
    record Evaluated(List<Optional<Object>> values, boolean byOurCodeAlone) implements Result {}

    /** It needs a variable that no field of an event can stand for. */
    record Unheld(String why) implements Result {}
  }

  Result result() {
    EventType.Builder declaring = declaration();
    String text = given.expression();
    for (Map.Entry<String, Object> variable : given.variables().entrySet()) {
      String name = variable.getKey();
      Optional<FieldType> type = type(variable.getValue());
      if (RESERVED.contains(name)) {
        continue; // such a variable cannot be read
      }
      if (name.contains(".")) {
        return new Result.Unheld("has a dot in its name");
      }
      if (type.isEmpty()) {
        return new Result.Unheld("is of a type that no field of an event has");
      }
      declaring.optional("event." + name, type.get(), "a variable of the case");
      text = text.replaceAll("(?<![\\w.'\"])" + name + "\\b", "event.$0");
    }
    EventType type = declaring.build();
    Environment environment =
        type.fields().isEmpty()
            ? PLAIN
            : new Environment(type, NOTHING, Reads.EVERYTHING, new Parses());
    return switch (Checker.check(environment, text, ANY)) {
      case Outcome.Faulty<Checked> faulty -> new Result.Refused(faulty.faults());
      case Outcome.Compiled<Checked> compiled -> evaluated(compiled.program(), environment);
    };
  }

  private static EventType.Builder declaration() {
    return EventType.named("case", "A case runs.");
  }

  private Result evaluated(Checked checked, Environment environment) {
    CelExpr expression = checked.ast().getExpr();
    CelType type = checked.ast().getResultType();
    Sharing sharing = new Sharing();
    Translator translator = new Translator(checked.ast(), environment, sharing);
    Node ours = translator.node(expression);
    boolean alone = !translator.usesRuntime();
    Node fallback = new Fallback(checked.ast(), translator, environment).node(expression, type);
    Scope scope = new Scope(sharing.slots(), (signal, s) -> null, (feature, s) -> 0);
    scope.begin(event(environment.type()), Facts.NOTHING_ON_FILE);
    return new Result.Evaluated(
        List.of(value(ours, scope), value(ours, scope), value(fallback, scope)), alone);
  }

  private static Optional<Object> value(Node node, Scope scope) {
    Object value = node.boxed(scope);
    return scope.takeFailure() != null ? Optional.empty() : Optional.of(value);
  }

  @SuppressWarnings("unchecked")
  private Event event(EventType type) {
    EventBuilder event = Event.of(type, "1", "specification", Given.NOON);
    for (Field field : type.fields()) {
      Object value = requireNonNull(given.variables().get(field.name()));
      switch (field.type()) {
        case TEXT -> event.text(field, (String) value);
        case INTEGER -> event.integer(field, (Long) value);
        case NUMBER -> event.number(field, (Double) value);
        case FLAG -> event.flag(field, (Boolean) value);
        case MAP -> event.map(field, (Map<String, String>) value);
        case TIME, TEXTS -> throw new IllegalArgumentException("no case has such a variable");
      }
    }
    return event.build();
  }

  private static Optional<FieldType> type(Object value) {
    return switch (value) {
      case String text -> Optional.of(FieldType.TEXT);
      case Long number -> Optional.of(FieldType.INTEGER);
      case Double number -> Optional.of(FieldType.NUMBER);
      case Boolean flag -> Optional.of(FieldType.FLAG);
      case Map<?, ?> map when map.values().stream().allMatch(entry -> entry instanceof String) ->
          Optional.of(FieldType.MAP);
      default -> Optional.empty();
    };
  }
}
