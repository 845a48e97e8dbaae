package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.FeatureReadings;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureMemory;
import dev.bailiff.core.feature.FeatureProgram;
import java.util.List;
import java.util.Optional;

/**
 * The values of features for the event being decided: given as fragments, or read from memory when
 * first asked for.
 */
final class FeatureRound implements FeatureReadings {
  private final List<Feature> features;
  private final FeatureMemory memory;
  private final long[] values;
  private final long[] rounds;
  private long round;

  FeatureRound(List<Feature> features, FeatureMemory memory) {
    this.features = features;
    this.memory = memory;
    this.values = new long[features.size()];
    this.rounds = new long[features.size()];
  }

  void begin() {
    round++;
  }

  void set(int feature, long bits) {
    values[feature] = bits;
    rounds[feature] = round;
  }

  @Override
  public long feature(int index, Scope scope) {
    if (rounds[index] == round) {
      return values[index];
    }
    Feature feature = features.get(index);
    Optional<FeatureProgram> program = feature.program(scope.event().type().name());
    if (program.isEmpty()) {
      scope.fail(
          new Failure(
              Failure.Kind.EVALUATION,
              "`" + feature.spec().id() + "` has no key in `" + scope.event().type() + "`"));
      return 0;
    }
    long key = program.get().key().bits(scope);
    if (scope.failed()) {
      return 0;
    }
    long bits = memory.read(index, key, scope.event().timeMillis());
    set(index, bits);
    return bits;
  }
}
