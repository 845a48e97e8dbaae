package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.core.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * Why a decision is what it is: everything that went into it.
 *
 * @param decision the decision
 * @param facts the facts it was given
 * @param signals every signal raised
 * @param readings the value of every feature that can be read on the event
 * @param rules every rule that judges events of its type, in order of their ids
 */
public record Explanation(
    Decision decision,
    Facts facts,
    List<Signal> signals,
    List<Finding.Reading> readings,
    List<RuleTrace> rules) {

  /** What one rule said, conjunct by conjunct. */
  public record RuleTrace(RuleSpec rule, Truth truth, List<AtomTrace> atoms) {}

  /** What one conjunct said; the failure tells why nothing can be said. */
  public record AtomTrace(String source, Truth truth, Optional<Failure> failure) {}
}
