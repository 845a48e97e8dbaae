package dev.bailiff.casework.ladder;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.event.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step that was taken. It says what was done and not on which rung, because ladders change.
 *
 * @param target against whom
 * @param within the larger entities that contained the target
 * @param kind what was done
 * @param duration for how long, if it ended
 * @param at when
 * @param undone when it was taken back, if it was
 */
public record PastStep(
    EntityRef target,
    List<EntityRef> within,
    ActionKind kind,
    Optional<Duration> duration,
    Instant at,
    Optional<Instant> undone) {
  public PastStep {
    requireNonNull(target, "target");
    requireNonNull(kind, "kind");
    requireNonNull(duration, "duration");
    requireNonNull(at, "at");
    requireNonNull(undone, "undone");
    within = List.copyOf(within);
  }

  /** This step, taken back. */
  public PastStep undoneAt(Instant when) {
    return new PastStep(target, within, kind, duration, at, Optional.of(when));
  }

  @Override
  public String toString() {
    return "`" + kind.label() + "` against " + target + " on " + at;
  }
}
