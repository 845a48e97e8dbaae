package dev.bailiff.casework.enforcement;

/** What became of an action that was asked for. */
public sealed interface Receipt {
  /** The enforcement that answers for the action, or would have. */
  Enforcement enforcement();

  /** It is in force from now on. */
  record Begun(Enforcement enforcement) implements Receipt {}

  /** The same was in force already, asked for by the same rule. */
  record AlreadyInForce(Enforcement enforcement) implements Receipt {}

  /** A person undid the same, and the time for which it was meant is not over. */
  record LeftUndone(Enforcement enforcement) implements Receipt {}

  /**
   * It did not begin; people are asked.
   *
   * @param enforcement what was asked for
   * @param queue the people who are asked
   * @param because why, in words
   */
  record Withheld(Enforcement enforcement, String queue, String because) implements Receipt {}
}
