package dev.bailiff.core.policy;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.action.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rule as a policy declares it: one way in which one clause can be broken.
 *
 * @param id the full id, such as {@code 1.2/brute-force}
 * @param clause the id of the clause it belongs to
 * @param on the event types it judges
 * @param when the condition, in source form
 * @param because the reason given when it fires, with expressions in braces
 * @param actions what it asks for
 * @param mode whether it has a say
 * @param budget how often it may act; empty if there is no bound
 * @param unknown what it answers when it cannot be evaluated
 * @param notified who is told the reasons of what it takes away
 */
public record RuleSpec(
    String id,
    String clause,
    Set<String> on,
    String when,
    String because,
    List<ActionSpec> actions,
    Mode mode,
    Optional<Budget> budget,
    OnUnknown unknown,
    Notify notified) {
  public RuleSpec {
    requireNonNull(id, "id");
    requireNonNull(clause, "clause");
    requireNonNull(when, "when");
    requireNonNull(because, "because");
    requireNonNull(mode, "mode");
    requireNonNull(budget, "budget");
    requireNonNull(unknown, "unknown");
    requireNonNull(notified, "notified");
    on = Set.copyOf(on);
    actions = List.copyOf(actions);
  }

  /** The verdict it gives when it fires: that of its most severe action. */
  public Verdict verdict() {
    return Verdict.of(actions);
  }

  /** This rule in another mode. */
  public RuleSpec in(Mode other) {
    return new RuleSpec(id, clause, on, when, because, actions, other, budget, unknown, notified);
  }
}
