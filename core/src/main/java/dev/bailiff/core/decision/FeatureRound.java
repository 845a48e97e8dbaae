package dev.bailiff.core.decision;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.FeatureReadings;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureMemory;
import java.util.List;

/**
 * The values of features for the event being decided: given as fragments, or read from memory when
 * first asked for.
 */
final class FeatureRound implements FeatureReadings {
  private final List<Feature> features;
  private final FeatureMemory memory;
  private final long[] values;
  private final long[] rounds;
  private TypePlan plan;
  private long round;

  FeatureRound(List<Feature> features, FeatureMemory memory, TypePlan plan) {
    this.features = features;
    this.memory = memory;
    this.values = new long[features.size()];
    this.rounds = new long[features.size()];
    this.plan = plan;
  }

  void begin(TypePlan next) {
    round++;
    plan = next;
  }

  void set(int feature, long bits) {
    values[feature] = bits;
    rounds[feature] = round;
  }

  @Override
  public long feature(int index, Scope scope) {
    return rounds[index] == round ? values[index] : read(index, scope);
  }

  private long read(int index, Scope scope) {
    if (scope.failed()) {
      return 0;
    }
    int key = index < plan.keys.length ? plan.keys[index] : TypePlan.NO_KEY;
    if (key == TypePlan.NO_KEY) {
      scope.fail(keyless(index, scope));
      return 0;
    }
    Operands operands = plan.operands;
    if (!operands.isKnown(key, scope)) {
      scope.fail(requireNonNull(operands.failure(key)));
      return 0;
    }
    long bits = memory.read(index, operands.value(key), scope.event().timeMillis());
    set(index, bits);
    return bits;
  }

  private Failure keyless(int index, Scope scope) {
    String id = features.get(index).spec().id();
    return new Failure(
        Failure.Kind.EVALUATION, "`" + id + "` has no key in `" + scope.event().type() + "`");
  }
}
