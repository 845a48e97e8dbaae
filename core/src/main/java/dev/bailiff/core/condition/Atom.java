package dev.bailiff.core.condition;

import static java.util.Objects.requireNonNull;

/**
 * One conjunct of a condition.
 *
 * @param source as its author wrote it; within one event type, equal sources mean the same
 * @param condition when it holds
 * @param cost what evaluating it costs, in reads of a field; only the order of magnitude counts
 * @param selective whether it may be evaluated apart from the rest to find out whether the rest can
 *     matter: it reads the event and its signals only, and asks nothing that is recorded
 */
public record Atom(String source, Condition condition, int cost, boolean selective) {
  public Atom {
    requireNonNull(source, "source");
    requireNonNull(condition, "condition");
  }
}
