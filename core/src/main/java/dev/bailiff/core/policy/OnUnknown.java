package dev.bailiff.core.policy;

import dev.bailiff.core.action.Verdict;

/** What an enforcing rule answers when it cannot be evaluated. */
public enum OnUnknown {
  ALLOW(Verdict.ALLOW),
  HOLD(Verdict.HOLD);

  private final Verdict verdict;

  OnUnknown(Verdict verdict) {
    this.verdict = verdict;
  }

  /** The answer as a verdict. */
  public Verdict verdict() {
    return verdict;
  }
}
