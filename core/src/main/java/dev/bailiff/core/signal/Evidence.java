package dev.bailiff.core.signal;

import static java.util.Objects.requireNonNull;

/**
 * Where in the event a signal was seen.
 *
 * @param field the path of the field, such as {@code event.query}
 * @param start index of the first character of the match in the field's text
 * @param end index after the last character of the match
 * @param excerpt the match as a person should see it, decoded and cut to {@value #MAX_EXCERPT}
 *     characters
 */
public record Evidence(String field, int start, int end, String excerpt) {
  /** Enough to judge a match by; decisions stay small. */
  public static final int MAX_EXCERPT = 160;

  public Evidence {
    requireNonNull(field, "field");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
    }
    excerpt = excerpt.length() <= MAX_EXCERPT ? excerpt : excerpt.substring(0, MAX_EXCERPT);
  }
}
