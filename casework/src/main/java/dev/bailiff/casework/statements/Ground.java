package dev.bailiff.casework.statements;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Policy;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a restriction rests on: a clause, in the version of the policy under which it was decided.
 *
 * @param policy what the policy is called
 * @param version its version, as decisions cite it
 * @param effective the day from which that version held
 * @param clause the clause, with its words in that version
 * @param language the language of these words
 */
public record Ground(
    String policy, String version, LocalDate effective, Clause clause, Locale language) {
  /** From here on a clause says how a breach is found, which is for those who keep the policy. */
  private static final String END_OF_WORDS = "## How it is recognised";

  public Ground {
    requireNonNull(policy, "policy");
    requireNonNull(version, "version");
    requireNonNull(effective, "effective");
    requireNonNull(clause, "clause");
    requireNonNull(language, "language");
  }

  /** The clause with this id in this version of a policy. */
  public static Optional<Ground> in(Policy policy, String clause, Locale language) {
    return policy
        .clause(clause)
        .map(found ->
            new Ground(policy.name(), policy.version(), policy.effective(), found, language));
  }

  /** The words of the clause, in Markdown, without how a breach is recognised. */
  public String words() {
    StringBuilder words = new StringBuilder();
    for (String line : clause.text().lines().toList()) {
      if (line.stripTrailing().equals(END_OF_WORDS)) {
        break;
      }
      words.append(line).append('\n');
    }
    return words.toString().strip();
  }
}
