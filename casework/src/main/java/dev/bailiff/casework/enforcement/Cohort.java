package dev.bailiff.casework.enforcement;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Everything that one rule did in a time, or one act of a person on many, and that has not been
 * undone.
 *
 * @param rule the full id of the rule, or the id of the act
 * @param version the version of the policy that it did it under, if only one is meant
 * @param since what began at this time or later
 * @param until what began before this time
 */
public record Cohort(String rule, Optional<String> version, Instant since, Instant until) {
  /** What the id of an act on many begins with; the id of a rule has a slash. */
  public static final String BULK = "bulk-";

  public Cohort {
    requireNonNull(rule, "rule");
    requireNonNull(version, "version");
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException("a time ends after it begins");
    }
  }

  /** Whether it is an act of a person on many. */
  public boolean isBulk() {
    return rule.startsWith(BULK);
  }
}
