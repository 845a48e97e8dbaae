package dev.bailiff.rules.load;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.RestraintSpec;
import dev.bailiff.rules.example.Example;
import dev.bailiff.rules.facts.FactsOnFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy that can be run, with what its folder holds beside it.
 *
 * @param policy the policy
 * @param facts the facts on file
 * @param examples the examples of all clauses
 * @param ladder how reactions to repeated breaches grow, if the policy says so
 * @param restraint what holds all rules back
 * @param unreadSignals the names of signals that can be raised and that nothing reads
 */
public record LoadedPolicy(
    Policy policy,
    FactsOnFile facts,
    List<Example> examples,
    Optional<LadderSpec> ladder,
    RestraintSpec restraint,
    Set<String> unreadSignals) {
  public LoadedPolicy {
    requireNonNull(restraint, "restraint");
    examples = List.copyOf(examples);
    unreadSignals = Set.copyOf(unreadSignals);
  }

  /** This policy with another in the place of the one that is run; all else stays. */
  public LoadedPolicy running(Policy other) {
    return new LoadedPolicy(other, facts, examples, ladder, restraint, unreadSignals);
  }
}
