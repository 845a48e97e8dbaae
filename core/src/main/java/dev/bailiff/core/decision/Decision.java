package dev.bailiff.core.decision;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.PermitUse;
import dev.bailiff.core.service.LimitStanding;
import java.util.List;
import java.util.Optional;

/**
 * What the policy says of one event: an answer for a caller who waits, and the full record behind
 * it.
 *
 * @param event the event
 * @param verdict the answer
 * @param determining the enforcing rules that fired, in order of their ids
 * @param observed the rules that fired and observe, as the policy says or as they are switched, in
 *     order of their ids
 * @param cannotSay the rules that could not be evaluated, in order of their ids
 * @param actions what is asked for, in order of the rules that ask
 * @param permits what permits said of the event, where a rule asked
 * @param policyVersion the version of the policy
 * @param limit how the caller stands to the documented limit that it is nearest to or furthest
 *     beyond, if the event counts against one
 */
public record Decision(
    Event event,
    Verdict verdict,
    List<Finding> determining,
    List<Finding> observed,
    List<CannotSay> cannotSay,
    List<Action> actions,
    List<PermitUse> permits,
    String policyVersion,
    Optional<LimitStanding> limit) {
  public Decision {
    requireNonNull(event, "event");
    requireNonNull(verdict, "verdict");
    determining = List.copyOf(determining);
    observed = List.copyOf(observed);
    cannotSay = List.copyOf(cannotSay);
    actions = List.copyOf(actions);
    permits = List.copyOf(permits);
    requireNonNull(policyVersion, "policyVersion");
    requireNonNull(limit, "limit");
  }

  /** A decision on an event that counts against no documented limit. */
  public Decision(
      Event event,
      Verdict verdict,
      List<Finding> determining,
      List<Finding> observed,
      List<CannotSay> cannotSay,
      List<Action> actions,
      List<PermitUse> permits,
      String policyVersion) {
    this(
        event,
        verdict,
        determining,
        observed,
        cannotSay,
        actions,
        permits,
        policyVersion,
        Optional.empty());
  }

  /** This decision, with how the caller stands to a documented limit. */
  public Decision near(LimitStanding standing) {
    return new Decision(
        event,
        verdict,
        determining,
        observed,
        cannotSay,
        actions,
        permits,
        policyVersion,
        Optional.of(standing));
  }

  /** Whether no rule had anything to say. */
  public boolean isUneventful() {
    return determining.isEmpty() && observed.isEmpty() && cannotSay.isEmpty();
  }
}
