package dev.bailiff.casework.incoming;

import dev.bailiff.core.event.PathProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One JSON object that somebody filled in, and everything that is wrong with it. */
final class Form {
  private final JsonNode object;
  private final String path;
  private final List<PathProblem> problems;

  private Form(JsonNode object, String path, List<PathProblem> problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
  }

  /** The whole body. */
  static Form of(JsonNode body) {
    Form form = new Form(body, "", new ArrayList<>());
    if (!body.isObject()) {
      form.problem("body", "not an object", "an object with members");
    }
    return form;
  }

  List<PathProblem> problems() {
    return problems;
  }

  boolean isSound() {
    return problems.isEmpty();
  }

  /** Notes every member that has none of these names. */
  void only(Set<String> names) {
    object.propertyNames().stream()
        .filter(name -> !names.contains(name))
        .limit(8)
        .forEach(name -> problem(at(shortened(name)), "unknown", "one of " + sorted(names)));
  }

  /** The object under this name, with its members still to be read; empty ones if it is absent. */
  Form part(String name) {
    JsonNode part = object.path(name);
    if (!part.isMissingNode() && !part.isObject()) {
      problem(at(name), "not an object", "an object with members");
      return new Form(MissingNode.getInstance(), at(name), problems);
    }
    return new Form(part, at(name), problems);
  }

  boolean has(String name) {
    return object.has(name);
  }

  /** A text that must be there; empty, and noted, if it is not. */
  String text(String name, int limit) {
    Optional<String> text = optional(name, limit);
    if (text.isEmpty() && !object.has(name)) {
      problem(at(name), "missing", "a text");
    }
    return text.orElse("");
  }

  /** A text that may be absent. */
  Optional<String> optional(String name, int limit) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    return checked(at(name), value, limit);
  }

  /** Texts; none if they are absent. */
  List<String> texts(String name, int most, int limit) {
    JsonNode values = object.path(name);
    if (values.isMissingNode()) {
      return List.of();
    }
    if (!values.isArray() || values.size() > most) {
      problem(at(name), values.isArray() ? values.size() + " texts" : "not a list", "0 to " + most);
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      checked(at(name) + "[" + i + "]", values.get(i), limit).ifPresent(texts::add);
    }
    return texts;
  }

  /** A flag; false if it is absent. */
  boolean flag(String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem(at(name), "not a flag", "true or false");
    }
    return value.isBoolean() && value.booleanValue();
  }

  /** Notes that a flag is not set which must be. */
  void mustBeTrue(String name, String meaning) {
    if (!flag(name)) {
      problem(at(name), "not true", meaning);
    }
  }

  void problem(String where, String found, String wanted) {
    problems.add(new PathProblem(where, found, wanted));
  }

  private Optional<String> checked(String where, JsonNode value, int limit) {
    if (!value.isString()) {
      problem(where, "not a text", "a text");
      return Optional.empty();
    }
    String text = value.stringValue().strip();
    if (text.isEmpty() || text.length() > limit) {
      problem(where, text.length() + " characters", "1 to " + limit);
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "…";
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }
}
