package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One published way to call a service.
 *
 * @param name what its description calls it; empty if it has no name
 * @param method the request method, in upper case
 * @param template the path, with parameters in braces
 * @param cost what one call costs, in points
 * @param fields the published fields by place and name; a field of the body is named by the keys
 *     that lead to it, with {@code *} for the elements of a list, as {@code fields/labels/*}
 */
public record Operation(
    String name,
    String method,
    String template,
    long cost,
    Map<FieldPlace, Map<String, FieldPurpose>> fields) {
  public Operation {
    requireNonNull(name, "name");
    requireNonNull(method, "method");
    requireNonNull(template, "template");
    Map<FieldPlace, Map<String, FieldPurpose>> copies = new EnumMap<>(FieldPlace.class);
    fields.forEach((place, named) -> copies.put(place, Map.copyOf(named)));
    fields = Map.copyOf(copies);
    if (cost < 0) {
      throw new IllegalArgumentException("cost must not be negative: " + cost);
    }
  }

  /** Method and template, as {@code GET /issues/{id}}. */
  public String label() {
    return method + " " + template;
  }

  /** What a field is for; empty if the operation publishes no such field. */
  public Optional<FieldPurpose> purpose(FieldPlace place, String field) {
    return Optional.ofNullable(fields.getOrDefault(place, Map.of()).get(field));
  }

  /** This operation at another cost. */
  public Operation costing(long points) {
    return new Operation(name, method, template, points, fields);
  }
}
