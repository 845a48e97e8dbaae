package dev.bailiff.rules.services;

import dev.bailiff.core.service.FieldPlace;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.core.service.Operation;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Entries;
import dev.bailiff.rules.yaml.YamlNode.Entry;
import dev.bailiff.rules.yaml.YamlReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the operations of an OpenAPI description, versions 2.0 to 3.1, in YAML or JSON.
 *
 * <p>What is needed to recognise a call and its fields is read; the rest of the format is not
 * checked, as others do so better.
 */
final class OpenApiReader {
  /** The largest public interfaces have about a thousand. */
  static final int MOST_OPERATIONS = 10_000;

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  private final YamlNode root;
  private final Problems problems;
  private final References references;
  private final String base;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private OpenApiReader(YamlNode root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.references = new References(root, problems);
    this.base = base(root);
  }

  /** The operations of the description in a file. */
  static List<Operation> read(SourceText file, Problems problems) {
    return YamlReader.read(file, problems)
        .map(root -> new OpenApiReader(root, problems).operations())
        .orElse(List.of());
  }

  private List<Operation> operations() {
    if (Nodes.text(root, "openapi").isEmpty() && Nodes.text(root, "swagger").isEmpty()) {
      problems.error(
          root.place(),
          "not an OpenAPI description",
          "it begins with `openapi: 3.1.0` or the like");
      return List.of();
    }
    for (Entry path : Nodes.entries(root, "paths")) {
      if (!path.key().value().startsWith("/")) {
        if (!path.key().value().startsWith("x-")) {
          problems.error(path.key().place(), "a path begins with `/`");
        }
        continue;
      }
      references.follow(path.value()).ifPresent(item -> path(path.key().value(), item));
    }
    if (operations.isEmpty()) {
      problems.error(root.place(), "the description has no operations");
    }
    return operations;
  }

  private void path(String template, YamlNode item) {
    if (!(item instanceof Entries entries)) {
      problems.error(item.place(), "a path is a mapping, not " + item.kind());
      return;
    }
    List<YamlNode> shared = Nodes.items(item, "parameters");
    for (Entry entry : entries.entries()) {
      String method = entry.key().value().toLowerCase(Locale.ROOT);
      if (!METHODS.contains(method)) {
        continue;
      }
      if (operations.size() >= MOST_OPERATIONS) {
        problems.error(entry.key().place(), "more than " + MOST_OPERATIONS + " operations");
        return;
      }
      String label = method + " " + template.replaceAll("\\{[^}]*}", "{}");
      if (!seen.add(label)) {
        problems.warning(
            entry.key().place(), "`" + template + "` differs from one above only in its names");
        continue;
      }
      operations.add(
          new Operation(
              Nodes.text(entry.value(), "operationId"),
              method.toUpperCase(Locale.ROOT),
              base + template,
              1,
              fields(shared, entry.value())));
    }
  }

  private Map<FieldPlace, Map<String, FieldPurpose>> fields(
      List<YamlNode> shared, YamlNode operation) {
    Map<FieldPlace, Map<String, FieldPurpose>> fields = new EnumMap<>(FieldPlace.class);
    List<YamlNode> parameters = new ArrayList<>(Nodes.items(operation, "parameters"));
    parameters.addAll(shared);
    for (YamlNode parameter : parameters) {
      references.follow(parameter).ifPresent(found -> parameter(found, fields));
    }
    Nodes.child(operation, "requestBody")
        .flatMap(references::follow)
        .ifPresent(body -> {
          for (Entry media : Nodes.entries(body, "content")) {
            Nodes.child(media.value(), "schema").ifPresent(schema -> body(schema, fields));
          }
        });
    return fields;
  }

  private void parameter(YamlNode parameter, Map<FieldPlace, Map<String, FieldPurpose>> fields) {
    String name = Nodes.text(parameter, "name");
    String in = Nodes.text(parameter, "in");
    if (name.isEmpty() || in.isEmpty()) {
      problems.error(parameter.place(), "a parameter needs `name` and `in`");
      return;
    }
    YamlNode schema =
        Nodes.child(parameter, "schema").flatMap(references::follow).orElse(parameter);
    if (in.equals("body")) { // of version 2.0
      body(schema, fields);
      return;
    }
    FieldPlace place =
        in.equals("formData") ? FieldPlace.BODY : FieldPlace.labelled(in).orElse(null);
    if (place == null) {
      problems.notOneOf("in", in, parameter.place(), List.of("path", "query", "header", "cookie"));
      return;
    }
    fields
        .computeIfAbsent(place, p -> new HashMap<>())
        .putIfAbsent(place == FieldPlace.HEADER ? lower(name) : name, purpose(name, schema));
  }

  /** A list in a parameter is for what its elements are for. */
  private FieldPurpose purpose(String name, YamlNode schema) {
    YamlNode element = Nodes.child(schema, "items").flatMap(references::follow).orElse(schema);
    return Purposes.of(name, element);
  }

  private void body(YamlNode schema, Map<FieldPlace, Map<String, FieldPurpose>> fields) {
    new SchemaFields(references, fields.computeIfAbsent(FieldPlace.BODY, p -> new HashMap<>()))
        .add(schema);
  }

  /** The path that comes before every template. */
  private static String base(YamlNode root) {
    List<YamlNode> servers = Nodes.items(root, "servers");
    String url = servers.isEmpty() ? Nodes.text(root, "basePath") : server(servers.get(0));
    int scheme = url.indexOf("://");
    int slash = url.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    String path = slash < 0 ? "" : url.substring(slash);
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static String server(YamlNode server) {
    String url = Nodes.text(server, "url");
    for (Entry variable : Nodes.entries(server, "variables")) {
      url =
          url.replace("{" + variable.key().value() + "}", Nodes.text(variable.value(), "default"));
    }
    return url;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
