package dev.bailiff.rules.load;

import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import java.util.List;

/** Reads one action, as a rule's {@code do} says it, from somewhere else than a policy. */
public final class ActionText {
  private static final int LONGEST = 400;

  private ActionText() {}

  /**
   * The action, such as {@code label(account, "seen", 7d)}.
   *
   * @throws IllegalArgumentException with what is wrong with it, in words
   */
  public static ActionSpec read(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("an action has at most " + LONGEST + " characters");
    }
    Problems problems = new Problems();
    Place somewhere = Place.wholeFile("action");
    List<ActionSpec> actions = ActionParser.parse(text, (from, to) -> somewhere, problems);
    if (problems.haveErrors()) {
      Problem first = problems.sorted().get(0);
      String better = first.suggestion();
      throw new IllegalArgumentException(
          better.isEmpty() ? first.message() : first.message() + "; " + better);
    }
    if (actions.size() != 1) {
      throw new IllegalArgumentException("expected one action, found " + actions.size());
    }
    return actions.get(0);
  }
}
