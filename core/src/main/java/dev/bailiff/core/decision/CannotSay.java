package dev.bailiff.core.decision;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.RuleSpec;
import java.util.Optional;

/**
 * A rule that could not be evaluated on an event.
 *
 * @param rule the rule
 * @param failure why it could not
 * @param restraint what kept it from answering in doubt as it declares, if anything did
 */
public record CannotSay(RuleSpec rule, Failure failure, Optional<Restraint> restraint) {
  public CannotSay {
    requireNonNull(rule, "rule");
    requireNonNull(failure, "failure");
    requireNonNull(restraint, "restraint");
  }

  /** One that nothing restrained. */
  public CannotSay(RuleSpec rule, Failure failure) {
    this(rule, failure, Optional.empty());
  }

  /** The verdict that follows: what the rule answers in doubt, or allow if it has no say. */
  public Verdict verdict() {
    return rule.mode() == Mode.ENFORCE && restraint.isEmpty()
        ? rule.unknown().verdict()
        : Verdict.ALLOW;
  }
}
