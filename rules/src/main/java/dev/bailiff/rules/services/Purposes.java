package dev.bailiff.rules.services;

import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.rules.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells what a field is for, from its schema first and from its name where that says nothing. */
final class Purposes {
  /** Longer texts are not names any more. */
  private static final int LONGEST_LABEL = 255;

  private static final Map<String, FieldPurpose> FORMATS =
      Map.ofEntries(
          Map.entry("uuid", FieldPurpose.IDENTIFIER),
          Map.entry("ipv4", FieldPurpose.IDENTIFIER),
          Map.entry("ipv6", FieldPurpose.IDENTIFIER),
          Map.entry("hostname", FieldPurpose.IDENTIFIER),
          Map.entry("date", FieldPurpose.MOMENT),
          Map.entry("time", FieldPurpose.MOMENT),
          Map.entry("date-time", FieldPurpose.MOMENT),
          Map.entry("duration", FieldPurpose.MOMENT),
          Map.entry("email", FieldPurpose.MAIL),
          Map.entry("uri", FieldPurpose.URL),
          Map.entry("uri-reference", FieldPurpose.URL),
          Map.entry("url", FieldPurpose.URL),
          Map.entry("password", FieldPurpose.SECRET),
          Map.entry("byte", FieldPurpose.BINARY),
          Map.entry("binary", FieldPurpose.BINARY),
          Map.entry("markdown", FieldPurpose.FREE_TEXT),
          Map.entry("html", FieldPurpose.CODE));

  /** The words of a name that say something, the surest first. */
  private static final List<Map.Entry<FieldPurpose, Set<String>>> NAMES =
      List.of(
          Map.entry(FieldPurpose.SECRET, Set.of("password", "passwd", "secret", "passphrase")),
          Map.entry(FieldPurpose.MAIL, Set.of("email", "mail")),
          Map.entry(
              FieldPurpose.URL,
              Set.of("url", "uri", "href", "link", "redirect", "callback", "webhook", "website")),
          Map.entry(FieldPurpose.FILE_NAME, Set.of("filename", "file", "path", "folder", "dir")),
          Map.entry(
              FieldPurpose.QUERY,
              Set.of("jql", "cql", "sql", "query", "filter", "expression", "graphql")),
          Map.entry(
              FieldPurpose.CODE, Set.of("snippet", "script", "source", "diff", "patch", "markup")),
          Map.entry(
              FieldPurpose.FREE_TEXT,
              Set.of("description", "body", "comment", "text", "message", "content", "notes")),
          Map.entry(
              FieldPurpose.LABEL,
              Set.of("title", "name", "subject", "summary", "label", "labels", "tag", "tags")),
          Map.entry(
              FieldPurpose.IDENTIFIER,
              Set.of("id", "ids", "uuid", "guid", "key", "slug", "sha", "cursor", "version")));

  private Purposes() {}

  /** What a field of this name and schema is for. */
  static FieldPurpose of(String name, YamlNode schema) {
    if (!Nodes.items(schema, "enum").isEmpty() || Nodes.child(schema, "const").isPresent()) {
      return FieldPurpose.CHOICE;
    }
    FieldPurpose byFormat = FORMATS.get(Nodes.text(schema, "format"));
    if (byFormat != null) {
      return byFormat;
    }
    return switch (Nodes.text(schema, "type")) {
      case "boolean" -> FieldPurpose.FLAG;
      case "integer", "number" -> FieldPurpose.NUMBER;
      case "file" -> FieldPurpose.BINARY;
      default -> text(name, schema);
    };
  }

  private static FieldPurpose text(String name, YamlNode schema) {
    if (!Nodes.text(schema, "contentMediaType").isEmpty()) {
      return FieldPurpose.CODE;
    }
    if (isStrict(Nodes.text(schema, "pattern"))) {
      return FieldPurpose.IDENTIFIER;
    }
    FieldPurpose byName = named(name);
    boolean isShort = longest(schema) <= LONGEST_LABEL;
    return byName == FieldPurpose.UNKNOWN && isShort ? FieldPurpose.LABEL : byName;
  }

  /** Whether a pattern covers the whole value and lets no space or quote through. */
  private static boolean isStrict(String pattern) {
    return pattern.startsWith("^")
        && pattern.endsWith("$")
        && !pattern.contains(".*")
        && !pattern.contains(".+")
        && !pattern.contains("\\s")
        && !pattern.contains(" ")
        && !pattern.contains("[^");
  }

  private static int longest(YamlNode schema) {
    String most = Nodes.text(schema, "maxLength");
    return most.matches("[0-9]{1,9}") ? Integer.parseInt(most) : Integer.MAX_VALUE;
  }

  /** What the last words of a name say, as {@code callbackUrl} and {@code issue_id} do. */
  static FieldPurpose named(String name) {
    List<String> words = words(name);
    for (int i = words.size() - 1; i >= 0; i--) {
      String word = words.get(i);
      for (Map.Entry<FieldPurpose, Set<String>> known : NAMES) {
        if (known.getValue().contains(word)) {
          return known.getKey();
        }
      }
    }
    return FieldPurpose.UNKNOWN;
  }

  private static List<String> words(String name) {
    String apart = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    return List.of(apart.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1));
  }
}
