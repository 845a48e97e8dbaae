package dev.bailiff.rules.services;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.core.service.Operation;
import dev.bailiff.rules.quantity.Budgets;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the documented limits of one service. */
final class LimitReader {
  static final List<String> KEYS =
      List.of(
          "id",
          "says",
          "on",
          "each",
          "methods",
          "operations",
          "where",
          "counts",
          "allow",
          "burst",
          "near",
          "far",
          "note");

  /** What use can be held against, and how conditions name it. */
  static final Map<String, String> EACH =
      Map.of(
          "address", "client.ip",
          "network", "network(client.ip)",
          "account", "account.id",
          "token", "token.id",
          "app", "app.id",
          "tenant", "tenant.id",
          "fingerprint", "client.tls",
          "object", "call.object",
          "operation", "call.operation",
          "method", "event.method");

  private static final String CALLS = "calls";
  private static final String POINTS = "points";
  private static final double NEAR = 0.8;
  private static final double FAR = 3;

  private final String service;
  private final List<String> paths;
  private final List<Operation> operations;
  private final List<DeclaredLimit> limits;
  private final Problems problems;
  private final Set<String> ids = new HashSet<>();

  /**
   * @param paths how the paths begin that are the service's own
   * @param limits where limits are added; the ids of all of them differ
   */
  LimitReader(
      String service,
      List<String> paths,
      List<Operation> operations,
      List<DeclaredLimit> limits,
      Problems problems) {
    this.service = service;
    this.paths = List.copyOf(paths);
    this.operations = operations;
    this.limits = limits;
    this.problems = problems;
    limits.forEach(limit -> ids.add(limit.spec().id()));
  }

  void read(YamlNode node) {
    Section.of(node, "a limit", KEYS, problems).flatMap(this::limit).ifPresent(limits::add);
  }

  private Optional<DeclaredLimit> limit(Section section) {
    Optional<Text> id = section.required("id");
    id.ifPresent(this::checkId);
    Optional<Text> says = section.required("says");
    List<EventType> on = on(section);
    List<Text> by = by(section);
    List<Text> where = where(section, on, id);
    Optional<Budgets.Allowance> allow =
        section.required("allow").flatMap(text -> Quantities.allowance(text, problems));
    Optional<Long> burst =
        section.has("burst")
            ? section
                .text("burst")
                .flatMap(text -> Quantities.whole(text, 1, Integer.MAX_VALUE, problems))
            : allow.map(Budgets.Allowance::limit);
    double near = number(section, "near", NEAR, 0.01, 1);
    double far = number(section, "far", FAR, 1.1, 100);
    if (id.isEmpty() || says.isEmpty() || allow.isEmpty() || burst.isEmpty()) {
      return Optional.empty();
    }
    LimitSpec spec =
        new LimitSpec(
            id.get().value(),
            says.get().value(),
            allow.get().limit(),
            allow.get().per(),
            burst.get(),
            near,
            far);
    return Optional.of(new DeclaredLimit(id.get(), spec, on, by, where, cost(section)));
  }

  private void checkId(Text id) {
    if (!id.value().matches("[a-z][a-z0-9-]{0,50}")) {
      problems.error(
          id.place(),
          "`" + id.value() + "` is not the id of a limit",
          "use lower-case letters, digits and `-`, a letter first");
    } else if (!ids.add(id.value())) {
      problems.error(id.place(), "a second limit `" + id.value() + "`");
    }
  }

  private List<EventType> on(Section section) {
    if (!section.has("on")) {
      return List.of(EventTypes.HTTP_REQUEST);
    }
    List<EventType> types = new ArrayList<>();
    for (Text name : section.texts("on")) {
      EventTypes.named(name.value())
          .ifPresentOrElse(
              types::add,
              () ->
                  problems.unknown(
                      "event type",
                      name.value(),
                      name.place(),
                      EventTypes.all().stream().map(EventType::name).toList()));
    }
    return types;
  }

  private List<Text> by(Section section) {
    List<Text> by = new ArrayList<>();
    for (Text each : section.requiredTexts("each")) {
      String expression = EACH.get(each.value());
      if (expression == null) {
        problems.notOneOf("each", each.value(), each.place(), EACH.keySet());
      } else {
        by.add(written(each, expression));
      }
    }
    return by;
  }

  /** The condition that all that is said of the events comes to. */
  private List<Text> where(Section section, List<EventType> on, Optional<Text> id) {
    List<String> parts = new ArrayList<>();
    if (!on.isEmpty() && on.stream().allMatch(LimitReader::isCall)) {
      if (!paths.isEmpty() && on.equals(List.of(EventTypes.HTTP_REQUEST))) {
        parts.add(begins()); // the path alone rules most requests out
      }
      parts.add("call.service == " + quoted(service));
    }
    List<Text> methods = section.texts("methods");
    if (!methods.isEmpty()) {
      parts.add("event.method in " + list(methods.stream().map(Text::value).toList()));
    }
    List<String> labels = new ArrayList<>();
    for (Text name : section.texts("operations")) {
      operation(name, operations, problems).map(Operation::label).ifPresent(labels::add);
    }
    if (!labels.isEmpty()) {
      parts.add("call.operation in " + list(labels));
    }
    Optional<Text> where = section.text("where");
    if (where.isPresent() && parts.isEmpty()) {
      return List.of(where.get());
    }
    where.ifPresent(text -> parts.add("(" + text.value() + ")"));
    return parts.isEmpty() || id.isEmpty()
        ? List.of()
        : List.of(written(where.orElse(id.get()), String.join(" && ", parts)));
  }

  private String begins() {
    return paths.stream()
        .map(path -> "event.path.startsWith(" + quoted(path) + ")")
        .collect(Collectors.joining(" || ", "(", ")"));
  }

  private static boolean isCall(EventType type) {
    return type.field("event.path").isPresent() && type.field("event.method").isPresent();
  }

  private static List<Text> cost(Section section) {
    return section
        .text("counts")
        .filter(text -> !text.value().equals(CALLS))
        .map(text -> text.value().equals(POINTS) ? written(text, "call.cost") : text)
        .map(List::of)
        .orElse(List.of());
  }

  /** The operation that is called so, by its name or as {@code GET /issues/{id}}. */
  static Optional<Operation> operation(Text name, List<Operation> operations, Problems problems) {
    Optional<Operation> found =
        operations.stream()
            .filter(operation ->
                operation.name().equals(name.value()) || operation.label().equals(name.value()))
            .findFirst();
    if (found.isEmpty()) {
      problems.unknown(
          "operation",
          name.value(),
          name.place(),
          operations.stream().map(Operation::label).toList());
    }
    return found;
  }

  private double number(Section section, String key, double otherwise, double least, double most) {
    Optional<Text> text = section.text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    String value = text.get().value();
    double read = value.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") ? Double.parseDouble(value) : -1;
    if (read < least || read > most) {
      problems.error(
          text.get().place(), "`" + value + "` is out of range", "from " + least + " to " + most);
      return otherwise;
    }
    return read;
  }

  /** An expression that stands for what is written at some place. */
  private static Text written(Text at, String expression) {
    return new Text(at.source(), at.start(), at.end(), expression, Text.Style.PLAIN);
  }

  private static String list(List<String> values) {
    return values.stream().map(LimitReader::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
