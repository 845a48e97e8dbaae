package dev.bailiff.rules.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of JSON Schema (draft 2020-12) as maps. */
final class SchemaNode {
  private SchemaNode() {}

  static Map<String, Object> text(String meaning) {
    return described(meaning, "type", "string");
  }

  static Map<String, Object> pattern(String meaning, String pattern) {
    Map<String, Object> node = text(meaning);
    node.put("pattern", pattern);
    return node;
  }

  static Map<String, Object> whole(String meaning, long least, long most) {
    Map<String, Object> node = described(meaning, "type", "integer");
    node.put("minimum", least);
    node.put("maximum", most);
    return node;
  }

  static Map<String, Object> number(String meaning, double least, double most) {
    Map<String, Object> node = described(meaning, "type", "number");
    node.put("minimum", least);
    node.put("maximum", most);
    return node;
  }

  static Map<String, Object> flag(String meaning) {
    return described(meaning, "type", "boolean");
  }

  static Map<String, Object> choice(String meaning, List<String> values) {
    return described(meaning, "enum", values);
  }

  static Map<String, Object> list(String meaning, Map<String, Object> item) {
    Map<String, Object> node = described(meaning, "type", "array");
    node.put("items", item);
    return node;
  }

  /** One value or a list of them. */
  static Map<String, Object> oneOrMore(String meaning, Map<String, Object> item) {
    return described(meaning, "anyOf", List.of(item, list(meaning, item)));
  }

  static Map<String, Object> object(String meaning, Map<String, Object> properties) {
    Map<String, Object> node = described(meaning, "type", "object");
    node.put("properties", properties);
    node.put("additionalProperties", false);
    return node;
  }

  static Map<String, Object> required(Map<String, Object> object, String... keys) {
    object.put("required", Arrays.asList(keys));
    return object;
  }

  static Map<String, Object> described(String meaning, String key, Object value) {
    Map<String, Object> node = new LinkedHashMap<>();
    if (!meaning.isEmpty()) {
      node.put("description", meaning);
    }
    node.put(key, value);
    return node;
  }

  /** A whole schema. */
  static Map<String, Object> root(String title, Map<String, Object> node) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", title);
    root.putAll(node);
    return root;
  }
}
