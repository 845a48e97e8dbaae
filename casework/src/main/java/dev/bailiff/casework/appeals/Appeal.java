package dev.bailiff.casework.appeals;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.appeals.AppealAttempt.Done;
import dev.bailiff.casework.appeals.AppealAttempt.Refused;
import dev.bailiff.casework.appeals.AppealAttempt.Why;
import dev.bailiff.casework.appeals.AppealState.Decided;
import dev.bailiff.casework.appeals.AppealState.Filed;
import dev.bailiff.casework.appeals.AppealState.Heard;
import dev.bailiff.casework.appeals.AppealState.Withdrawn;
import dev.bailiff.casework.cases.Reviewer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A person's contest of a decision about them. Immutable; each change is tried and answered. Nobody
 * who had a part in the decision hears it, and no machine decides it.
 *
 * @param id its identity
 * @param contested what is contested
 * @param filed when it was filed
 * @param words what the person says
 * @param state where it stands
 */
public record Appeal(
    String id, Contested contested, Instant filed, String words, AppealState state) {
  /** Some two pages: enough to explain, little enough to be read. */
  public static final int MAX_WORDS = 10_000;

  public Appeal {
    requireNonNull(id, "id");
    requireNonNull(contested, "contested");
    requireNonNull(filed, "filed");
    requireNonNull(words, "words");
    requireNonNull(state, "state");
  }

  /** Files an appeal, while the window is open. */
  public static AppealAttempt file(
      String id, Contested contested, AppealWindow window, String words, Instant now) {
    if (!window.isOpen(contested.informed(), now)) {
      return new Refused(Why.TOO_LATE);
    }
    if (words.isBlank() || words.length() > MAX_WORDS) {
      return new Refused(Why.WORDS);
    }
    return new Done(new Appeal(id, contested, now, words, new Filed()));
  }

  /** A reviewer takes the appeal to hear it. */
  public AppealAttempt hear(Reviewer reviewer, Instant now) {
    if (contested.deciders().contains(reviewer)) {
      return new Refused(Why.OWN_DECISION);
    }
    return switch (state) {
      case Filed _ -> in(new Heard(reviewer, now));
      case Heard(Reviewer hearing, Instant _) ->
          hearing.equals(reviewer) ? new Done(this) : new Refused(Why.HEARD);
      case Decided _, Withdrawn _ -> new Refused(Why.ENDED);
    };
  }

  /** The reviewer gives the appeal back, for another to hear. */
  public AppealAttempt giveBack(Reviewer reviewer) {
    return refusal(reviewer).<AppealAttempt>map(Refused::new).orElseGet(() -> in(new Filed()));
  }

  /** The reviewer who hears the appeal decides it. */
  public AppealAttempt decide(Reviewer reviewer, AppealOutcome outcome, Instant now) {
    return refusal(reviewer)
        .or(() -> refusal(outcome))
        .<AppealAttempt>map(Refused::new)
        .orElseGet(() -> in(new Decided(reviewer, now, outcome)));
  }

  /** The person takes the appeal back. */
  public AppealAttempt withdraw(Instant now) {
    return switch (state) {
      case Filed _, Heard _ -> in(new Withdrawn(now));
      case Decided _, Withdrawn _ -> new Refused(Why.ENDED);
    };
  }

  /** The ids of the enforcements to undo because of the appeal, as it stands. */
  public Set<String> toUndo() {
    return switch (state) {
      case Filed _, Heard _, Withdrawn _ -> Set.of();
      case Decided(Reviewer _, Instant _, AppealOutcome outcome) ->
          switch (outcome) {
            case AppealOutcome.Upheld _ -> Set.of();
            case AppealOutcome.PartiallyReversed(Set<String> undone, String _) -> undone;
            case AppealOutcome.Reversed _ -> contested.enforcements();
          };
    };
  }

  private Optional<Why> refusal(Reviewer reviewer) {
    return switch (state) {
      case Heard(Reviewer hearing, Instant _) when hearing.equals(reviewer) -> Optional.empty();
      case Filed _, Heard _ -> Optional.of(Why.NOT_HEARD);
      case Decided _, Withdrawn _ -> Optional.of(Why.ENDED);
    };
  }

  private Optional<Why> refusal(AppealOutcome outcome) {
    return switch (outcome) {
      case AppealOutcome.Upheld _, AppealOutcome.Reversed _ -> Optional.empty();
      case AppealOutcome.PartiallyReversed(Set<String> undone, String _) -> {
        if (!contested.enforcements().containsAll(undone)) {
          yield Optional.of(Why.NOT_OF_THIS_DECISION);
        }
        boolean isPart = !undone.isEmpty() && undone.size() < contested.enforcements().size();
        yield isPart ? Optional.empty() : Optional.of(Why.NOT_A_PART);
      }
    };
  }

  private AppealAttempt in(AppealState next) {
    return new Done(new Appeal(id, contested, filed, words, next));
  }
}
