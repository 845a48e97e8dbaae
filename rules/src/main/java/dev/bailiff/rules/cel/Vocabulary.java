package dev.bailiff.rules.cel;

import dev.bailiff.core.feature.ValueType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that conditions may use beside the fields of an event.
 *
 * @param features the features by id; the index of a feature is its place in the order of iteration
 * @param signals the names of the signals; the index of a signal is its place in the list
 */
public record Vocabulary(Map<String, ValueType> features, List<String> signals) {
  public Vocabulary {
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    signals = List.copyOf(signals);
  }
}
