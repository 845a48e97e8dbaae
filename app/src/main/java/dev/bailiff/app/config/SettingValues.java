package dev.bailiff.app.config;

import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the file and the environment say, key by key; the environment counts for more. */
final class SettingValues {
  /** Variables of ours that are no settings of a service. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "BAILIFF_CONFIG",
          "BAILIFF_URL",
          "BAILIFF_KEY",
          "BAILIFF_JAVA",
          "BAILIFF_JAVA_OPTS",
          "BAILIFF_CACHE");

  private static final String PREFIX = "BAILIFF_";

  /**
   * A value and where it stands.
   *
   * @param texts what it says; a list may say several things
   * @param place the place in the file, or the variable
   */
  record Value(List<String> texts, Place place) {
    Value {
      texts = List.copyOf(texts);
    }
  }

  private final Map<String, Value> file = new LinkedHashMap<>();
  private final Map<String, String> environment;

  SettingValues(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Takes what the file says. */
  void add(YamlNode node, Problems problems) {
    add("", node, problems);
  }

  private void add(String key, YamlNode node, Problems problems) {
    switch (node) {
      case YamlNode.Entries entries -> {
        for (YamlNode.Entry entry : entries.entries()) {
          add(key + (key.isEmpty() ? "" : ".") + entry.key().value(), entry.value(), problems);
        }
      }
      case YamlNode.Text text when key.isEmpty() ->
          problems.error(text.place(), "settings are a mapping, not " + text.kind());
      case YamlNode.Text text when text.isNothing() ->
          problems.error(text.place(), "`" + key + "` has no value");
      case YamlNode.Text text -> file.put(key, new Value(List.of(text.value()), text.place()));
      case YamlNode.Items items -> addList(key, items, problems);
    }
  }

  private void addList(String key, YamlNode.Items items, Problems problems) {
    List<String> texts =
        items.items().stream()
            .filter(YamlNode.Text.class::isInstance)
            .map(item -> ((YamlNode.Text) item).value())
            .toList();
    if (texts.size() < items.items().size()) {
      problems.error(items.place(), "`" + key + "` is a list of single values");
    }
    file.put(key, new Value(texts, items.place()));
  }

  /** What is said under the key, if anything is. */
  Optional<Value> value(String key) {
    String variable = variable(key);
    String text = environment.get(variable);
    return text == null
        ? Optional.ofNullable(file.get(key))
        : Optional.of(new Value(List.of(text), Place.wholeFile(variable)));
  }

  /** The names of what stands below the group. */
  Set<String> names(String group) {
    Set<String> names = new TreeSet<>();
    for (String key : file.keySet()) {
      if (key.startsWith(group + ".")) {
        names.add(key.substring(group.length() + 1).replaceFirst("\\..*", ""));
      }
    }
    String prefix = variable(group) + "_";
    for (String variable : environment.keySet()) {
      if (variable.startsWith(prefix)) {
        String name = variable.substring(prefix.length()).replaceFirst("_.*", "");
        names.add(name.toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** Where something is said that is none of these keys. */
  Map<String, Place> others(Set<String> known) {
    Map<String, Place> others = new LinkedHashMap<>();
    file.forEach((key, value) -> {
      if (!known.contains(key)) {
        others.put(key, value.place());
      }
    });
    Set<String> variables = new LinkedHashSet<>(OF_OTHERS);
    known.forEach(key -> variables.add(variable(key)));
    for (String variable : environment.keySet()) {
      if (variable.startsWith(PREFIX) && !variables.contains(variable)) {
        others.put(variable, Place.wholeFile(variable));
      }
    }
    return others;
  }

  /** The variable that stands for the key. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
