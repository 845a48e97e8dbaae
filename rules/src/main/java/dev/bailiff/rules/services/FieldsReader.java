package dev.bailiff.rules.services;

import dev.bailiff.core.service.FieldPlace;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.core.service.Operation;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the fields of a service are for, where people know better than its description or it
 * has none.
 */
final class FieldsReader {
  private static final List<String> KEYS = List.of("names", "purpose", "operations", "note");

  /** More routes of a service that nobody described are no work of people. */
  private static final int MOST_ROUTES = 1_000;

  private final boolean isDescribed;
  private final Problems problems;
  private final Map<String, FieldPurpose> anywhere = new HashMap<>();
  private final Map<String, Operation> operations = new LinkedHashMap<>();

  FieldsReader(List<Operation> published, boolean isDescribed, Problems problems) {
    this.isDescribed = isDescribed;
    this.problems = problems;
    published.forEach(operation -> operations.putIfAbsent(operation.label(), operation));
  }

  /** Reads one entry of the list. */
  void read(YamlNode node) {
    Section.of(node, "a field", KEYS, problems).ifPresent(this::read);
  }

  /** What fields are for, whatever the operation. */
  Map<String, FieldPurpose> anywhere() {
    return anywhere;
  }

  /** The operations with what is known of their fields. */
  List<Operation> operations() {
    return List.copyOf(operations.values());
  }

  private void read(Section section) {
    List<Text> names = section.requiredTexts("names");
    Optional<FieldPurpose> purpose = section.required("purpose").flatMap(this::purpose);
    if (purpose.isEmpty()) {
      return;
    }
    Map<String, FieldPurpose> known = new HashMap<>();
    names.forEach(name -> known.put(name.value(), purpose.get()));
    if (!section.has("operations")) {
      anywhere.putAll(known);
    }
    for (Text name : section.texts("operations")) {
      operation(name).ifPresent(found -> operations.put(found.label(), corrected(found, known)));
    }
  }

  private Optional<Operation> operation(Text name) {
    if (isDescribed) {
      return LimitReader.operation(name, List.copyOf(operations.values()), problems);
    }
    if (operations.containsKey(name.value())) {
      return Optional.of(operations.get(name.value()));
    }
    int blank = name.value().indexOf(' ');
    if (blank <= 0 || !name.value().matches("[A-Z]+ /\\S*")) {
      problems.error(
          name.place(), "`" + name.value() + "` is no route", "write it as `POST /issues/{id}`");
      return Optional.empty();
    }
    if (operations.size() >= MOST_ROUTES) {
      problems.error(name.place(), "more than " + MOST_ROUTES + " routes");
      return Optional.empty();
    }
    String method = name.value().substring(0, blank);
    return Optional.of(new Operation("", method, name.value().substring(blank + 1), 1, Map.of()));
  }

  /**
   * A field that no place publishes may come in a query or in a body where nothing is published.
   */
  private Operation corrected(Operation operation, Map<String, FieldPurpose> known) {
    Map<FieldPlace, Map<String, FieldPurpose>> fields = new EnumMap<>(FieldPlace.class);
    operation.fields().forEach((place, named) -> fields.put(place, new HashMap<>(named)));
    List<FieldPlace> places = new ArrayList<>(List.of(FieldPlace.BODY));
    if (!isDescribed) {
      places.add(FieldPlace.QUERY);
    }
    known.forEach((field, purpose) -> {
      boolean isPublished = fields.values().stream().anyMatch(named -> named.containsKey(field));
      fields.values().forEach(named -> named.computeIfPresent(field, (name, old) -> purpose));
      if (!isPublished) {
        places.forEach(
            place -> fields.computeIfAbsent(place, p -> new HashMap<>()).put(field, purpose));
      }
    });
    return new Operation(
        operation.name(), operation.method(), operation.template(), operation.cost(), fields);
  }

  private Optional<FieldPurpose> purpose(Text text) {
    Optional<FieldPurpose> purpose = FieldPurpose.labelled(text.value());
    if (purpose.isEmpty()) {
      problems.notOneOf(
          "purpose",
          text.value(),
          text.place(),
          Arrays.stream(FieldPurpose.values()).map(FieldPurpose::label).toList());
    }
    return purpose;
  }
}
