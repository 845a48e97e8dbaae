package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.operator.Macro;
import dev.bailiff.detectors.seclang.transaction.Pick;

/** What a rule does besides being noted. */
sealed interface Effect {
  /** Sets a variable, or adds to it. */
  record Assign(Macro name, char how, Macro value) implements Effect {
    static final char SET = '=';
    static final char ADD = '+';
    static final char TAKE = '-';
  }

  /** Removes a variable. */
  record Unset(Macro name) implements Effect {}

  /** Leaves rules out from here on. */
  record Exclude(RuleFilter rules) implements Effect {}

  /** Has rules not look at some values from here on. */
  record ExcludeTarget(RuleFilter rules, Pick target) implements Effect {}

  /** Has the body read in another way. */
  record ReadBodyAs(String processor) implements Effect {}

  /** Ends the look at the request, or at the phase. */
  record Stop(boolean phaseOnly) implements Effect {}

  /** Goes on behind a marker. */
  record SkipAfter(String marker) implements Effect {}

  /** Passes over some rules. */
  record Skip(int rules) implements Effect {}

  /** Whether it happens for each value that matches, and not once all of a chain holds. */
  default boolean isForEachValue() {
    return this instanceof Assign || this instanceof Unset;
  }
}
