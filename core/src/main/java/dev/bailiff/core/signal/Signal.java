package dev.bailiff.core.signal;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one detector saw in one event.
 *
 * @param name the signal's name, such as {@code sql-injection}
 * @param score how sure the detector is, in [0, 1]
 * @param value what was matched, as a short stable text that features can be keyed by; empty if
 *     there is none
 * @param evidence where it was seen
 */
public record Signal(String name, double score, String value, List<Evidence> evidence) {
  public Signal {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    evidence = List.copyOf(evidence);
    if (!(score >= 0 && score <= 1)) { // also refuses NaN
      throw new IllegalArgumentException("score must be in [0, 1]: " + score);
    }
  }
}
