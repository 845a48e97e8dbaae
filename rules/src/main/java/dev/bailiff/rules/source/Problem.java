package dev.bailiff.rules.source;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * Something wrong with a policy.
 *
 * @param place where
 * @param severity how much it weighs
 * @param message what was found: lower case, no final period, user input in backticks
 * @param suggestion what would be right, such as {@code did you mean `x`?}; empty if there is none
 */
public record Problem(Place place, Severity severity, String message, String suggestion)
    implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::place)
          .thenComparing(Problem::severity)
          .thenComparing(Problem::message)
          .thenComparing(Problem::suggestion);

  public Problem {
    requireNonNull(place, "place");
    requireNonNull(severity, "severity");
    requireNonNull(message, "message");
    requireNonNull(suggestion, "suggestion");
  }

  /** A problem that keeps the policy from being used. */
  public static Problem error(Place place, String message, String suggestion) {
    return new Problem(place, Severity.ERROR, message, suggestion);
  }

  /** A problem that deserves a look. */
  public static Problem warning(Place place, String message, String suggestion) {
    return new Problem(place, Severity.WARNING, message, suggestion);
  }

  /** Whether the policy cannot be used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** The message with what would be right. */
  public String sentence() {
    return suggestion.isEmpty() ? message : message + "; " + suggestion;
  }

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }
}
