package dev.bailiff.rules.yaml;

import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.Suggestion;
import dev.bailiff.rules.yaml.YamlNode.Entries;
import dev.bailiff.rules.yaml.YamlNode.Entry;
import dev.bailiff.rules.yaml.YamlNode.Items;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A mapping whose keys are known, read key by key; what is not as it should be becomes a problem.
 */
public final class Section {
  private final Entries entries;
  private final String what;
  private final Problems problems;

  private Section(Entries entries, String what, Problems problems) {
    this.entries = entries;
    this.what = what;
    this.problems = problems;
  }

  /**
   * Reads a node as a mapping.
   *
   * @param what what the mapping describes, with its article, such as {@code a rule}
   * @param known the keys that it may have
   */
  public static Optional<Section> of(
      YamlNode node, String what, Collection<String> known, Problems problems) {
    if (!(node instanceof Entries entries)) {
      problems.error(node.place(), what + " is a mapping, not " + node.kind());
      return Optional.empty();
    }
    for (Entry entry : entries.entries()) {
      String key = entry.key().value();
      if (!known.contains(key)) {
        problems.error(
            entry.key().place(),
            "unknown key `" + key + "` in " + what,
            Suggestion.instead(key, known));
      }
    }
    return Optional.of(new Section(entries, what, problems));
  }

  /** Where problems of the whole section are shown. */
  public Place place() {
    return entries.place();
  }

  /** What is wrong is noted here. */
  public Problems problems() {
    return problems;
  }

  /** The keys that are given. */
  public List<String> keys() {
    return entries.entries().stream().map(entry -> entry.key().value()).toList();
  }

  /** Whether the key is given. */
  public boolean has(String key) {
    return entries.value(key).isPresent();
  }

  /** Where the key stands; the section's place if it is not given. */
  public Place placeOf(String key) {
    return entries.entries().stream()
        .filter(entry -> entry.key().value().equals(key))
        .map(entry -> entry.key().place())
        .findFirst()
        .orElseGet(this::place);
  }

  /** The value under the key, whatever it is. */
  public Optional<YamlNode> node(String key) {
    return entries.value(key);
  }

  /** The single value under the key, if it is given. */
  public Optional<Text> text(String key) {
    return entries.value(key).flatMap(node -> asText(node, "`" + key + "`"));
  }

  /** The single value under the key; its absence is a problem. */
  public Optional<Text> required(String key) {
    if (!has(key)) {
      missing(key);
    }
    return text(key);
  }

  /** The values under the key: a list of them, or one. */
  public List<Text> texts(String key) {
    List<Text> found = new ArrayList<>();
    entries
        .value(key)
        .ifPresent(node -> {
          for (YamlNode item : node instanceof Items items ? items.items() : List.of(node)) {
            asText(item, "`" + key + "`").ifPresent(found::add);
          }
        });
    return found;
  }

  /** The values under the key, at least one; their absence is a problem. */
  public List<Text> requiredTexts(String key) {
    if (!has(key)) {
      missing(key);
    }
    List<Text> found = texts(key);
    if (found.isEmpty() && entries.value(key).filter(Items.class::isInstance).isPresent()) {
      problems.error(placeOf(key), "`" + key + "` is empty");
    }
    return found;
  }

  /** The items of the list under the key; none if it is not given. */
  public List<YamlNode> items(String key) {
    Optional<YamlNode> node = entries.value(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Items items) {
      return items.items();
    }
    problems.error(node.get().place(), "`" + key + "` is a list, not " + node.get().kind());
    return List.of();
  }

  /** Notes that a key is missing. */
  public void missing(String key) {
    problems.error(place(), what + " has no `" + key + "`");
  }

  private Optional<Text> asText(YamlNode node, String name) {
    if (node instanceof Text text) {
      if (!text.isNothing()) {
        return Optional.of(text);
      }
      problems.error(text.place(), name + " has no value");
    } else {
      problems.error(node.place(), name + " is a single value, not " + node.kind());
    }
    return Optional.empty();
  }
}
