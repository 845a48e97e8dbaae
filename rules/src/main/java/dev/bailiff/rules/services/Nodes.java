package dev.bailiff.rules.services;

import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Entries;
import dev.bailiff.rules.yaml.YamlNode.Entry;
import dev.bailiff.rules.yaml.YamlNode.Items;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.List;
import java.util.Optional;

/** Steps through a tree of which only a part matters. */
final class Nodes {
  private Nodes() {}

  static Optional<YamlNode> child(YamlNode node, String key) {
    return node instanceof Entries entries ? entries.value(key) : Optional.empty();
  }

  static List<Entry> entries(YamlNode node, String key) {
    return child(node, key)
        .filter(Entries.class::isInstance)
        .map(found -> ((Entries) found).entries())
        .orElse(List.of());
  }

  static List<YamlNode> items(YamlNode node, String key) {
    return child(node, key)
        .filter(Items.class::isInstance)
        .map(found -> ((Items) found).items())
        .orElse(List.of());
  }

  /** The single value under the key; empty if there is none. */
  static String text(YamlNode node, String key) {
    return child(node, key)
        .filter(Text.class::isInstance)
        .map(found -> ((Text) found).value())
        .orElse("");
  }
}
