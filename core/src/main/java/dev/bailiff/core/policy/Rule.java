package dev.bailiff.core.policy;

import java.util.Map;
import java.util.Optional;

/**
 * A rule that the engine can run.
 *
 * @param spec what the policy declares
 * @param programs how to evaluate it, by name of event type
 */
public record Rule(RuleSpec spec, Map<String, RuleProgram> programs) {
  public Rule {
    programs = Map.copyOf(programs);
  }

  /** How it judges events of this type. */
  public Optional<RuleProgram> program(String eventType) {
    return Optional.ofNullable(programs.get(eventType));
  }

  /** This rule in another mode. */
  public Rule in(Mode other) {
    return new Rule(spec.in(other), programs);
  }
}
