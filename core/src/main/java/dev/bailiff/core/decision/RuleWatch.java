package dev.bailiff.core.decision;

import dev.bailiff.core.policy.RuleSpec;

/**
 * Is shown how far the evaluation of rules has come, so that whoever has a clock can say how long
 * each takes. What several rules need is paid for by the one that asks first.
 */
public interface RuleWatch {
  /** The rules of an event are about to be evaluated. */
  void begins();

  /** This rule has been; those that its event's values ruled out are passed over. */
  void judged(RuleSpec rule);
}
