package dev.bailiff.core.feature;

import java.util.Map;
import java.util.Optional;

/**
 * A feature that the engine can run.
 *
 * @param spec what the policy declares
 * @param index its place in the policy's list of features
 * @param programs how to compute it, by name of event type; a type without the key's fields has no
 *     program
 */
public record Feature(FeatureSpec spec, int index, Map<String, FeatureProgram> programs) {
  public Feature {
    programs = Map.copyOf(programs);
  }

  /** How events of this type update or read it. */
  public Optional<FeatureProgram> program(String eventType) {
    return Optional.ofNullable(programs.get(eventType));
  }
}
