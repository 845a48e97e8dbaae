package dev.bailiff.casework.enforcement;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * Everything that one rule did in a time and that has not been undone.
 *
 * @param rule the full id of the rule
 * @param version the version of the policy that it did it under, if only one is meant
 * @param since what began at this time or later
 * @param until what began before this time
 */
public record Cohort(String rule, Optional<String> version, Instant since, Instant until) {
  public Cohort {
    requireNonNull(rule, "rule");
    requireNonNull(version, "version");
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException("a time ends after it begins");
    }
  }
}
