package dev.bailiff.rules.services;

import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Follows {@code $ref} within one description. */
final class References {
  /** A reference to a reference to a reference is as far as anybody goes on purpose. */
  private static final int LONGEST_CHAIN = 8;

  private final YamlNode root;
  private final Problems problems;
  private final Map<String, Optional<YamlNode>> known = new HashMap<>();

  References(YamlNode root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The node, or what it refers to; empty if that is not there. */
  Optional<YamlNode> follow(YamlNode node) {
    YamlNode at = node;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      String reference = Nodes.text(at, "$ref");
      if (reference.isEmpty()) {
        return Optional.of(at);
      }
      Optional<YamlNode> next = known.get(reference);
      if (next == null) {
        next = find(reference);
        known.put(reference, next);
        if (next.isEmpty()) {
          report(at, reference);
        }
      }
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    problems.warning(node.place(), "a reference that leads nowhere");
    return Optional.empty();
  }

  private Optional<YamlNode> find(String reference) {
    if (!reference.startsWith("#/")) {
      return Optional.empty();
    }
    Optional<YamlNode> at = Optional.of(root);
    for (String key : reference.substring(2).split("/", -1)) {
      String plain = key.replace("~1", "/").replace("~0", "~");
      at = at.flatMap(node -> Nodes.child(node, plain));
    }
    return at;
  }

  private void report(YamlNode node, String reference) {
    problems.warning(
        Nodes.child(node, "$ref").orElse(node).place(),
        reference.startsWith("#")
            ? "`" + reference + "` is not in this file"
            : "`" + reference + "` is in another file, which is not read",
        "its fields are taken as published, for no known purpose");
  }
}
