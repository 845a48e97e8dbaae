package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.feature.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns the values of features into what people read. */
final class Readings {
  private Readings() {}

  /** The values of those of the features that can be read on the event in scope. */
  static List<Finding.Reading> of(List<Feature> features, List<Integer> indexes, Scope scope) {
    List<Finding.Reading> readings = new ArrayList<>();
    for (int index : indexes) {
      long bits = scope.feature(index);
      if (scope.takeFailure() == null) {
        Feature feature = features.get(index);
        readings.add(new Finding.Reading(feature.spec().id(), text(feature, bits)));
      }
    }
    return readings;
  }

  private static String text(Feature feature, long bits) {
    return switch (feature.spec().kind().valueType()) {
      case INTEGER -> Long.toString(bits);
      case NUMBER -> String.format(Locale.ROOT, "%.3f", Double.longBitsToDouble(bits));
      case TIME -> Instant.ofEpochMilli(bits).toString();
    };
  }
}
