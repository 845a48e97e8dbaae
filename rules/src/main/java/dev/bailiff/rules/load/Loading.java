package dev.bailiff.rules.load;

import dev.bailiff.rules.source.Problem;
import java.util.List;

/**
 * What loading a policy gives: the policy with its warnings, or everything that is wrong with it.
 */
public sealed interface Loading {
  /** Everything that was found, in order of file, line and column. */
  List<Problem> problems();

  /** The policy can be used; the problems are warnings. */
  record Accepted(LoadedPolicy policy, List<Problem> problems) implements Loading {
    public Accepted {
      problems = List.copyOf(problems);
    }
  }

  /** The policy cannot be used. */
  record Rejected(List<Problem> problems) implements Loading {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
