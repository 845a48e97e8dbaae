package dev.bailiff.verify.bench;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is left of a policy without inspection: the rules and features that judge what clients do
 * over time and look for no attack in what they send. What a path or a program is for is still
 * asked.
 */
final class BehaviourRules {
  /** What a path, a query or a program is for; all else is raised by what looks for attacks. */
  private static final Set<String> PURPOSE =
      Set.of("sign-in-path", "pagination", "robots-disallowed", "declared-bot", "automation-agent");

  private final Set<Integer> inspection = new HashSet<>();
  private final Set<Integer> features = new HashSet<>();

  private BehaviourRules(Policy policy) {
    for (int signal = 0; signal < policy.signals().size(); signal++) {
      if (!PURPOSE.contains(policy.signals().get(signal))) {
        inspection.add(signal);
      }
    }
    for (Feature feature : policy.features()) {
      boolean inspects =
          feature.programs().values().stream().anyMatch(program -> reads(program.atoms()));
      if (inspects) {
        features.add(feature.index());
      }
    }
  }

  /** The policy without rules and features that inspect; the features keep their places. */
  static Policy of(Policy policy) {
    BehaviourRules behaviour = new BehaviourRules(policy);
    return new Policy(
        policy.version(),
        policy.name(),
        policy.effective(),
        policy.memoryBytes(),
        policy.clauses(),
        policy.features().stream().map(behaviour::without).toList(),
        policy.rules().stream().filter(rule -> !behaviour.inspects(rule)).toList(),
        policy.signals(),
        policy.sharedExpressions(),
        policy.services(),
        policy.limits(),
        List.of());
  }

  private Feature without(Feature feature) {
    return features.contains(feature.index())
        ? new Feature(feature.spec(), feature.index(), Map.of())
        : feature;
  }

  private boolean inspects(Rule rule) {
    return rule.programs().values().stream()
        .anyMatch(program ->
            program.signals().stream().anyMatch(inspection::contains)
                || program.features().stream().anyMatch(features::contains));
  }

  private boolean reads(Collection<Atom> atoms) {
    return atoms.stream()
        .flatMap(atom -> atom.inputs().signals().stream())
        .anyMatch(inspection::contains);
  }
}
