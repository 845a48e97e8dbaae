package dev.bailiff.core.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes what {@link EventParser} accepts as JSON Schema (draft 2020-12), in maps and lists
 * ready to be written as JSON. Lengths are characters; the parser counts UTF-16 units, so that
 * beyond the basic plane it accepts less.
 */
public final class EventSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private EventSchema() {}

  /** The schema of an event of any type, known or not. */
  public static Map<String, Object> envelope() {
    Map<String, Object> schema = head("event", "An event", "One thing that happened on a service.");
    schema.putAll(envelope(Map.of("type", "string", "minLength", 1, "maxLength", 256), object()));
    return schema;
  }

  /** The schema of an event of this type, with a sample. */
  public static Map<String, Object> of(EventType type) {
    Map<String, Object> schema = head("event:" + type.name(), type.name(), type.summary());
    schema.putAll(envelope(Map.of("const", type.name()), data(type)));
    if (isDataRequired(type)) {
      schema.put("required", List.of("id", "source", "type", "time", "data"));
    }
    schema.put("examples", List.of(EventWriter.write(EventSamples.of(type))));
    return schema;
  }

  /** One schema for all events: what {@code data} holds follows from {@code type}. */
  public static Map<String, Object> catalogue() {
    Map<String, Object> schema = envelope();
    Map<String, Object> definitions = new LinkedHashMap<>();
    List<Object> choices = new ArrayList<>();
    for (EventType type : EventTypes.all()) {
      definitions.put(type.name(), data(type));
      Map<String, Object> then = new LinkedHashMap<>();
      then.put("properties", Map.of("data", Map.of("$ref", "#/$defs/" + type.name())));
      if (isDataRequired(type)) {
        then.put("required", List.of("data"));
      }
      choices.add(
          Map.of(
              "if",
              Map.of("properties", Map.of("type", Map.of("const", type.name()))),
              "then",
              then));
    }
    schema.put("allOf", choices);
    schema.put("$defs", definitions);
    return schema;
  }

  private static Map<String, Object> head(String name, String title, String description) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DRAFT);
    schema.put("$id", "urn:bailiff:" + name);
    schema.put("title", title);
    schema.put("description", description);
    return schema;
  }

  private static Map<String, Object> envelope(Map<String, ?> type, Map<String, Object> data) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("specversion", Map.of("const", "1.0"));
    properties.put("id", identifier("unique among the events of its source"));
    properties.put("source", identifier("where the event comes from"));
    properties.put("type", type);
    properties.put("time", time("when it happened"));
    properties.put("data", data);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("required", List.of("id", "source", "type", "time"));
    schema.put("properties", properties);
    return schema;
  }

  private static Map<String, Object> data(EventType type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.putAll(properties(type.group(Field.PAYLOAD)));
    for (String entity : type.entities()) {
      Map<String, Object> schema = object();
      schema.put("properties", properties(type.group(entity)));
      schema.put("additionalProperties", false);
      properties.put(entity, schema);
    }
    Map<String, Object> schema = object();
    schema.put("properties", properties);
    schema.put("required", required(type));
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> properties(Map<String, Field> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    fields.forEach((name, field) -> properties.put(name, value(field)));
    return properties;
  }

  private static Map<String, Object> value(Field field) {
    if (field.isIdentity()) {
      return identifier(field.meaning());
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", field.meaning());
    switch (field.type()) {
      case TEXT -> {
        schema.put("type", "string");
        schema.put("maxLength", field.limit());
      }
      case INTEGER -> {
        schema.put("type", "integer");
        schema.put("minimum", Long.MIN_VALUE);
        schema.put("maximum", Long.MAX_VALUE);
      }
      case NUMBER -> schema.put("type", "number");
      case FLAG -> schema.put("type", "boolean");
      case TIME -> schema.putAll(time(field.meaning()));
      case TEXTS -> {
        schema.put("type", "array");
        schema.put("maxItems", field.limit());
        schema.put("items", entry());
      }
      case MAP -> {
        schema.put("type", "object");
        schema.put("maxProperties", field.limit());
        schema.put("additionalProperties", entry());
      }
    }
    if (field.isAddress()) {
      schema.put("anyOf", List.of(Map.of("format", "ipv4"), Map.of("format", "ipv6")));
    }
    return schema;
  }

  private static Map<String, Object> entry() {
    return Map.of("type", "string", "maxLength", Limits.ENTRY);
  }

  private static Map<String, Object> identifier(String meaning) {
    return Map.of("type", "string", "minLength", 1, "maxLength", 1_024, "description", meaning);
  }

  private static Map<String, Object> time(String meaning) {
    return Map.of("type", "string", "format", "date-time", "description", meaning);
  }

  private static Map<String, Object> object() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    return schema;
  }

  private static boolean isDataRequired(EventType type) {
    return type.fields().stream().anyMatch(Field::required);
  }

  private static List<String> required(EventType type) {
    return type.fields().stream().filter(Field::required).map(Field::name).toList();
  }
}
