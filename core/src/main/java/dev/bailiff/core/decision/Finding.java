package dev.bailiff.core.decision;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.core.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * A rule that fired on an event.
 *
 * @param rule the rule
 * @param because why, in words
 * @param signals the raised signals that it read, with their evidence
 * @param readings the values of the features that it read
 * @param restraint what kept it from acting as the policy says, if anything did
 */
public record Finding(
    RuleSpec rule,
    String because,
    List<Signal> signals,
    List<Reading> readings,
    Optional<Restraint> restraint) {
  public Finding {
    requireNonNull(restraint, "restraint");
    signals = List.copyOf(signals);
    readings = List.copyOf(readings);
  }

  /** A finding that nothing restrained. */
  public Finding(RuleSpec rule, String because, List<Signal> signals, List<Reading> readings) {
    this(rule, because, signals, readings, Optional.empty());
  }

  /**
   * Whether people have switched the rule to observe, which its mode in the policy does not say.
   */
  public boolean isSwitchedToObserve() {
    return restraint.filter(Restraint.Observing.class::isInstance).isPresent();
  }

  /** What the rule asks for, or would ask for if it did not observe. */
  public List<ActionSpec> actions() {
    return restraint.isEmpty() || isSwitchedToObserve()
        ? rule.actions()
        : restraint.get().applyTo(rule.actions());
  }

  /** The verdict that the rule gives, or would give if it did not observe. */
  public Verdict verdict() {
    return restraint.isEmpty() || isSwitchedToObserve()
        ? rule.verdict()
        : restraint.get().verdict(rule.actions());
  }

  /** The value of a feature at the time of the decision, as people read it. */
  public record Reading(String feature, String value) {}
}
