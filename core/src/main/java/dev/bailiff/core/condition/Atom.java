package dev.bailiff.core.condition;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One conjunct of a condition.
 *
 * @param source as its author wrote it; within one event type, equal sources mean the same
 * @param condition when it holds
 * @param cost what evaluating it costs, in reads of a field; only the order of magnitude counts
 * @param inputs what its answer depends on
 * @param equality what it says, where that is no more than that a field has one of some values
 */
public record Atom(
    String source, Condition condition, int cost, Inputs inputs, Optional<Equality> equality) {
  public Atom {
    requireNonNull(source, "source");
    requireNonNull(condition, "condition");
    requireNonNull(inputs, "inputs");
    requireNonNull(equality, "equality");
  }
}
