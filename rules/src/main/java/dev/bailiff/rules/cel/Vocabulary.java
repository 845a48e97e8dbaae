package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.feature.ValueType;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.core.service.Services;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that conditions may use beside the fields of an event.
 *
 * @param features the features by id; the index of a feature is its place in the order of iteration
 * @param signals the names of the signals; the index of a signal is its place in the list
 * @param services the provider's services
 * @param limits what the services document as the most that one caller may use
 */
public record Vocabulary(
    Map<String, ValueType> features,
    List<String> signals,
    Services services,
    List<KeptLimit> limits) {
  public Vocabulary {
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    signals = List.copyOf(signals);
    requireNonNull(services, "services");
    limits = List.copyOf(limits);
  }

  /** Names of features and signals, where no services are listed. */
  public Vocabulary(Map<String, ValueType> features, List<String> signals) {
    this(features, signals, Services.NONE, List.of());
  }

  /**
   * A documented limit.
   *
   * @param feature the feature that keeps it
   * @param on the names of the events that count against it
   * @param where which of them do (CEL); empty if all do
   */
  public record KeptLimit(LimitSpec spec, String feature, List<String> on, String where) {
    public KeptLimit {
      on = List.copyOf(on);
    }
  }
}
