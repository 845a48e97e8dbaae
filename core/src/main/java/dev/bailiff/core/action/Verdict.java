package dev.bailiff.core.action;

import java.util.List;
import java.util.Locale;

/** The answer to a caller who waits, from mild to severe. */
public enum Verdict {
  ALLOW,
  CHALLENGE,
  THROTTLE,
  HOLD,
  DENY;

  /** The more severe of the two. */
  public Verdict moreSevere(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The verdict of actions that are asked for together: that of the most severe. */
  public static Verdict of(List<ActionSpec> actions) {
    Verdict verdict = ALLOW;
    for (ActionSpec action : actions) {
      verdict = verdict.moreSevere(action.kind().verdict());
    }
    return verdict;
  }

  /** The name used in policies and outputs, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
