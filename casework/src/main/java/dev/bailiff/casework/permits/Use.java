package dev.bailiff.casework.permits;

import dev.bailiff.core.event.PermitUse;
import java.time.Instant;
import java.util.Optional;

/**
 * What a permit was used for so far.
 *
 * @param covered how many events it covered
 * @param crossed how many events of its holder crossed a bound of it
 * @param first when it was first used
 * @param last when it was last used
 * @param lastCrossed the bound that was crossed last, in words
 */
public record Use(
    long covered, long crossed, Instant first, Instant last, Optional<String> lastCrossed) {
  /** What one event makes of it. */
  static Use of(PermitUse use, Instant at) {
    return new Use(use.isCovered() ? 1 : 0, use.isCovered() ? 0 : 1, at, at, use.crossedBound());
  }

  /** This and what came later. */
  Use and(Use later) {
    return new Use(
        covered + later.covered,
        crossed + later.crossed,
        first.isBefore(later.first) ? first : later.first,
        last.isAfter(later.last) ? last : later.last,
        later.lastCrossed.or(() -> lastCrossed));
  }
}
