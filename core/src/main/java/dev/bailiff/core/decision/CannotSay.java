package dev.bailiff.core.decision;

import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.RuleSpec;

/** A rule that could not be evaluated on an event, and why. */
public record CannotSay(RuleSpec rule, Failure failure) {
  /** The verdict that follows: what the rule answers in doubt, or allow if it only observes. */
  public Verdict verdict() {
    return rule.mode() == Mode.ENFORCE ? rule.unknown().verdict() : Verdict.ALLOW;
  }
}
