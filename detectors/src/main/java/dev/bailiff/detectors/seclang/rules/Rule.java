package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.operator.Operator;
import dev.bailiff.detectors.seclang.text.Spot;
import dev.bailiff.detectors.seclang.transaction.Selection;
import dev.bailiff.detectors.seclang.transform.Steps;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One rule, ready to run.
 *
 * @param id its number; 0 for those that continue a chain, and for markers
 * @param spot where it stands
 * @param phase 1, as soon as the header is known, or 2, with the body
 * @param marker the marker that it is; empty for rules
 * @param isAlways whether it looks at nothing and always holds
 * @param selection what it looks at
 * @param steps what is done to a value before
 * @param operator what it asks
 * @param isNegated whether it holds where the operator does not
 * @param isMultiMatch whether it asks again after each step
 * @param isCapturing whether it keeps what the groups of its pattern hold
 * @param effects what it does
 * @param tags its tags
 * @param message what it says
 * @param severity its severity; empty if it has none
 * @param isLogged whether it is noted when it holds
 * @param isDisruptive whether the program that it was written for would end the request
 * @param next the rule that must hold too
 */
record Rule(
    int id,
    Spot spot,
    int phase,
    String marker,
    boolean isAlways,
    Selection selection,
    Steps steps,
    Operator operator,
    boolean isNegated,
    boolean isMultiMatch,
    boolean isCapturing,
    List<Effect> effects,
    Set<String> tags,
    String message,
    String severity,
    boolean isLogged,
    boolean isDisruptive,
    Optional<Rule> next) {
  Rule {
    effects = List.copyOf(effects);
    tags = Set.copyOf(tags);
  }

  /** This rule, looking at more or at less. */
  Rule looking(Selection other) {
    return new Rule(
        id,
        spot,
        phase,
        marker,
        isAlways,
        other,
        steps,
        operator,
        isNegated,
        isMultiMatch,
        isCapturing,
        effects,
        tags,
        message,
        severity,
        isLogged,
        isDisruptive,
        next);
  }

  /** This rule, which another must follow. */
  Rule followedBy(Rule other) {
    return new Rule(
        id,
        spot,
        phase,
        marker,
        isAlways,
        selection,
        steps,
        operator,
        isNegated,
        isMultiMatch,
        isCapturing,
        effects,
        tags,
        message,
        severity,
        isLogged,
        isDisruptive,
        Optional.of(other));
  }

  /** Whether it can be told of by a signal of its own. */
  boolean isTold() {
    return isLogged && !message.isEmpty();
  }
}
