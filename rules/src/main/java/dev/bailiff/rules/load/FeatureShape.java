package dev.bailiff.rules.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of feature as they are written: the key that names one, and the keys that go with it.
 */
enum FeatureShape {
  COUNT("events", "window", "exact", "up-to"),
  SUM("", "window"),
  DISTINCT("", "window"),
  RATE("events", "window", "per"),
  RATIO("", "window", "min"),
  FIRST("event", "window"),
  LAST("event", "window"),
  SEQUENCE("", "window"),
  QUOTA("", "burst", "cost"),
  BASELINE("events", "window", "season", "min"),
  CHANGE("", "window", "direction", "shift", "threshold"),
  RECENT_SET("", "window", "up-to", "tell", "min");

  private static final List<String> GENERAL = List.of("id", "on", "by", "where", "note");

  private final String word;
  private final List<String> options;

  FeatureShape(String word, String... options) {
    this.word = word;
    this.options = List.of(options);
  }

  /** The key that names the kind. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one word that stands under the key, if it takes no expressions. */
  Optional<String> word() {
    return word.isEmpty() ? Optional.empty() : Optional.of(word);
  }

  /** Whether expressions stand under the key. */
  boolean takesExpressions() {
    return word.isEmpty() && this != QUOTA;
  }

  /** The further keys of this kind. */
  List<String> options() {
    return options;
  }

  /** The kinds that are named by one of these keys, in the order of the keys. */
  static List<FeatureShape> of(List<String> keys) {
    return keys.stream()
        .flatMap(key -> Arrays.stream(values()).filter(shape -> shape.key().equals(key)))
        .toList();
  }

  /** Whether some kind but not every one has this key. */
  static boolean isOption(String key) {
    return Arrays.stream(values()).anyMatch(shape -> shape.options.contains(key));
  }

  /** Every key that a feature may have. */
  static List<String> allKeys() {
    List<String> keys = new ArrayList<>(GENERAL);
    for (FeatureShape shape : values()) {
      keys.add(shape.key());
      keys.addAll(shape.options);
    }
    return keys.stream().distinct().toList();
  }

  /** The keys that name kinds, for messages. */
  static String keys() {
    return Arrays.stream(values())
        .map(shape -> "`" + shape.key() + "`")
        .collect(Collectors.joining(", "));
  }
}
