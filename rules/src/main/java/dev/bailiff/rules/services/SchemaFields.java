package dev.bailiff.rules.services;

import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Entry;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a body by the keys that lead to them. Schemas may refer to themselves, so depth and
 * number are bounded; what lies beyond is not known to be published.
 */
final class SchemaFields {
  private static final int DEEPEST = 8;

  /** A body with more fields is a list of something, which no person has described by hand. */
  private static final int MOST = 1_000;

  /** Schemas looked at for one body; bounds alternatives within alternatives. */
  private static final int MOST_STEPS = 10_000;

  private final References references;
  private final Map<String, FieldPurpose> fields;
  private int steps;

  SchemaFields(References references, Map<String, FieldPurpose> fields) {
    this.references = references;
    this.fields = fields;
  }

  /** Adds the fields of a schema. */
  void add(YamlNode schema) {
    add("", schema, 0);
  }

  private void add(String path, YamlNode reference, int depth) {
    if (depth > DEEPEST || fields.size() >= MOST || ++steps > MOST_STEPS) {
      return;
    }
    Optional<YamlNode> found = references.follow(reference);
    if (found.isEmpty()) {
      return;
    }
    YamlNode schema = found.get();
    for (String joined : new String[] {"allOf", "oneOf", "anyOf"}) {
      Nodes.items(schema, joined).forEach(part -> add(path, part, depth + 1));
    }
    for (Entry property : Nodes.entries(schema, "properties")) {
      add(below(path, property.key().value()), property.value(), depth + 1);
    }
    Nodes.child(schema, "items").ifPresent(item -> add(below(path, "*"), item, depth + 1));
    Nodes.child(schema, "additionalProperties")
        .ifPresent(value -> add(below(path, "*"), value, depth + 1));
    if (isLeaf(schema) && !path.isEmpty()) {
      fields.putIfAbsent(path, Purposes.of(name(path), schema));
    }
  }

  private static boolean isLeaf(YamlNode schema) {
    String type = Nodes.text(schema, "type");
    return !type.equals("object")
        && !type.equals("array")
        && Nodes.child(schema, "properties").isEmpty()
        && Nodes.items(schema, "allOf").isEmpty()
        && Nodes.items(schema, "oneOf").isEmpty()
        && Nodes.items(schema, "anyOf").isEmpty();
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "/" + key;
  }

  /** The last key that is a name. */
  private static String name(String path) {
    String[] keys = path.split("/", -1);
    int last = keys.length - 1;
    while (last > 0 && keys[last].equals("*")) {
      last--;
    }
    return keys[last];
  }
}
