package dev.bailiff.rules.load;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.feature.ValueType;
import dev.bailiff.rules.cel.Vocabulary;
import dev.bailiff.rules.services.DeclaredLimit;
import dev.bailiff.rules.services.ServicesOnFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names that a policy's expressions may use, and where they use them. */
final class Names {
  /** A string, or a name that is not the field of something. */
  private static final Pattern WORD =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|(?<![.\\w])[a-z]\\w*+");

  private static final Pattern SIGNAL =
      Pattern.compile("\\bsignal(?:_value)?\\(\\s*[\"']([a-z0-9-]+)[\"']");

  /** The group of values that stand for all documented limits. */
  private static final String LIMIT = "limit";

  private static final Pattern BRACES = Pattern.compile("\\{([^}]*)}");

  private final ServicesOnFile services;
  private final List<DeclaredFeature> features;
  private final List<String> signals;
  private final Map<String, Integer> featureIndexes = new HashMap<>();

  /** Names where no services are listed. */
  Names(List<DeclaredFeature> features, Collection<String> signals) {
    this(features, signals, ServicesOnFile.NONE);
  }

  Names(List<DeclaredFeature> features, Collection<String> signals, ServicesOnFile services) {
    this.services = services;
    this.features = List.copyOf(features);
    this.signals = signals.stream().sorted().distinct().toList();
    for (int i = 0; i < features.size(); i++) {
      featureIndexes.put(features.get(i).id().value(), i);
    }
  }

  /** What conditions may name. */
  Vocabulary vocabulary() {
    Map<String, ValueType> types = new LinkedHashMap<>();
    features.forEach(feature -> types.put(feature.id().value(), feature.valueType()));
    return new Vocabulary(
        types, signals, services.services(), services.limits().stream().map(Names::kept).toList());
  }

  private static Vocabulary.KeptLimit kept(DeclaredLimit limit) {
    return new Vocabulary.KeptLimit(
        limit.spec(),
        limit.feature(),
        limit.on().stream().map(EventType::name).toList(),
        limit.where().isEmpty() ? "" : limit.where().get(0).value());
  }

  /** The signals in the order of their indexes. */
  List<String> signals() {
    return signals;
  }

  /** The id of a feature. */
  String feature(int index) {
    return features.get(index).id().value();
  }

  /** The key of a feature, for messages. */
  String keyOf(int index) {
    return features.get(index).by().stream()
        .map(part -> "`" + part.value() + "`")
        .collect(Collectors.joining(", "));
  }

  /** The features that are read in the braces of a text about events of a type. */
  Set<Integer> featuresIn(String template, EventType type) {
    Set<Integer> found = featuresIn(template);
    for (Matcher braces = BRACES.matcher(template); braces.find(); ) {
      if (words(braces.group(1)).contains(LIMIT)) {
        services.limits().stream()
            .filter(limit -> limit.on().contains(type))
            .map(limit -> featureIndexes.get(limit.feature()))
            .filter(Objects::nonNull)
            .forEach(found::add);
      }
    }
    return found;
  }

  /** The features that are named in the braces of a text. */
  Set<Integer> featuresIn(String template) {
    Set<Integer> found = new HashSet<>();
    for (Matcher braces = BRACES.matcher(template); braces.find(); ) {
      words(braces.group(1)).stream()
          .map(featureIndexes::get)
          .filter(Objects::nonNull)
          .forEach(found::add);
    }
    return found;
  }

  /** The names that an expression uses, whatever they are names of. */
  static Set<String> words(String expression) {
    Set<String> words = new HashSet<>();
    for (Matcher word = WORD.matcher(expression); word.find(); ) {
      words.add(word.group());
    }
    return words;
  }

  /** The signals that are read anywhere in a text. */
  Set<Integer> signalsIn(String text) {
    Set<Integer> found = new HashSet<>();
    for (Matcher signal = SIGNAL.matcher(text); signal.find(); ) {
      int index = signals.indexOf(signal.group(1));
      if (index >= 0) {
        found.add(index);
      }
    }
    return found;
  }

  /** Where an expression names a feature; -1 if it does not. */
  int placeOf(String feature, String expression) {
    for (Matcher word = WORD.matcher(expression); word.find(); ) {
      if (word.group().equals(feature)) {
        return word.start();
      }
    }
    return -1;
  }

  /** The signals that no expression of these declarations reads. */
  Set<String> unread(Collection<DeclaredRule> rules) {
    List<String> texts = new ArrayList<>();
    for (DeclaredFeature feature : features) {
      feature.by().forEach(text -> texts.add(text.value()));
      feature.where().forEach(text -> texts.add(text.value()));
      feature.of().forEach(text -> texts.add(text.value()));
    }
    for (DeclaredRule rule : rules) {
      texts.add(rule.when().value());
      texts.add(rule.because().value());
    }
    Set<String> unread = new HashSet<>(signals);
    for (String text : texts) {
      signalsIn(text).forEach(index -> unread.remove(signals.get(index)));
    }
    return unread;
  }
}
