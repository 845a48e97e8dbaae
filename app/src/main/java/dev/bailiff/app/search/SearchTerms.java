package dev.bailiff.app.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param condition what must hold of an event, as a rule's {@code when} says it
 * @param on the type of the events; otherwise every type that the condition fits
 * @param since from when on they were received
 * @param until until when they were received, exclusive
 * @param rule a rule that fired on them, if that matters
 * @param top the field whose most frequent values are asked for
 * @param every the length of the steps of a series of counts
 * @param limit how many of the latest are shown
 */
record SearchTerms(
    String condition,
    Optional<String> on,
    Instant since,
    Instant until,
    Optional<String> rule,
    Optional<String> top,
    Optional<Duration> every,
    int limit) {
  static final int LONGEST_CONDITION = 4_000;
  static final int MOST_SHOWN = 1_000;
  static final int MOST_STEPS = 1_000;

  /** How many steps the series has. */
  int steps() {
    return every.map(step -> (int) Math.ceilDiv(length().toMillis(), step.toMillis())).orElse(0);
  }

  Duration length() {
    return Duration.between(since, until);
  }
}
