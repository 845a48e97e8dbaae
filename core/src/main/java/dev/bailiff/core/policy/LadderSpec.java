package dev.bailiff.core.policy;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.ActionKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the reaction to repeated breaches grows, as a policy declares it.
 *
 * @param rungs the steps, from mild to severe
 * @param grace how long after a step a further breach is not answered by the next one, since people
 *     need time to be told and to stop
 * @param widenAfter how many others of its kind in the same larger entity may have a step on record
 *     before the larger one is aimed at
 * @param beginnings where on the ladder breaches of a clause begin, counted from 0, by the id of
 *     the clause; a clause without an entry begins at 0
 */
public record LadderSpec(
    List<Rung> rungs, Duration grace, int widenAfter, Map<String, Integer> beginnings) {
  /** More would not be told apart by those who are to learn from them. */
  public static final int MAX_RUNGS = 8;

  /** What a rung can ask for, from mild to severe. */
  public static final List<ActionKind> KINDS =
      List.of(ActionKind.WARN, ActionKind.LIMIT_ACCESS, ActionKind.SUSPEND, ActionKind.TERMINATE);

  /**
   * One step.
   *
   * @param kind what is done
   * @param name the part of the service that is taken away, if one is
   * @param duration how long it lasts, if it ends
   * @param remembered how long it counts in full; after that it counts as the rung below, for as
   *     long as that one is remembered, and so on down
   * @param byPeople whether a person takes it, on the ladder's proposal
   */
  public record Rung(
      ActionKind kind,
      Optional<String> name,
      Optional<Duration> duration,
      Duration remembered,
      boolean byPeople) {
    public Rung {
      requireNonNull(remembered, "remembered");
      if (!KINDS.contains(kind)) {
        throw new IllegalArgumentException("no step of a ladder: " + kind.label());
      }
      if (name.isPresent() != kind.needs().takesName()
          || duration.isPresent() != kind.needs().takesDuration()) {
        throw new IllegalArgumentException("wrong arguments for " + kind.label());
      }
      if (duration.filter(length -> !length.isPositive()).isPresent() || !remembered.isPositive()) {
        throw new IllegalArgumentException("durations must be positive");
      }
    }

    /** Whether this is a harder step than one of this kind and duration. */
    public boolean isHarderThan(ActionKind otherKind, Optional<Duration> otherDuration) {
      int kinds = Integer.compare(KINDS.indexOf(kind), KINDS.indexOf(otherKind));
      return kinds != 0
          ? kinds > 0
          : duration.orElse(Duration.ZERO).compareTo(otherDuration.orElse(Duration.ZERO)) > 0;
    }

    /** The word for it, such as {@code suspend}. */
    public String label() {
      return kind.label();
    }
  }

  public LadderSpec {
    requireNonNull(grace, "grace");
    rungs = List.copyOf(rungs);
    beginnings = Map.copyOf(beginnings);
    if (rungs.isEmpty() || rungs.size() > MAX_RUNGS) {
      throw new IllegalArgumentException("a ladder has 1 to " + MAX_RUNGS + " rungs");
    }
    for (int i = 1; i < rungs.size(); i++) {
      Rung below = rungs.get(i - 1);
      if (!rungs.get(i).isHarderThan(below.kind(), below.duration())) {
        throw new IllegalArgumentException("rung " + i + " is not harder than the one below");
      }
    }
    if (grace.isNegative() || widenAfter < 1) {
      throw new IllegalArgumentException("grace and widening must not be negative");
    }
    int top = rungs.size() - 1;
    if (beginnings.values().stream().anyMatch(index -> index < 0 || index > top)) {
      throw new IllegalArgumentException("a beginning beyond the ladder");
    }
  }

  /** Where breaches of this clause begin. */
  public int beginning(String clause) {
    return beginnings.getOrDefault(clause, 0);
  }
}
