package dev.bailiff.core.decision;

import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.core.signal.Signal;
import java.util.List;

/**
 * A rule that fired on an event.
 *
 * @param rule the rule
 * @param because why, in words
 * @param signals the raised signals that it read, with their evidence
 * @param readings the values of the features that it read
 */
public record Finding(RuleSpec rule, String because, List<Signal> signals, List<Reading> readings) {
  public Finding {
    signals = List.copyOf(signals);
    readings = List.copyOf(readings);
  }

  /** The verdict that the rule gives. */
  public Verdict verdict() {
    return rule.verdict();
  }

  /** The value of a feature at the time of the decision, as people read it. */
  public record Reading(String feature, String value) {}
}
