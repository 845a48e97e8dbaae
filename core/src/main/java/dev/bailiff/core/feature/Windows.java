package dev.bailiff.core.feature;

import java.time.Duration;

/** The lengths of time over which a feature may remember. */
final class Windows {
  static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Longer memories are better kept as labels; 32-bit ages in milliseconds reach 49 days. */
  static final Duration LONGEST = Duration.ofDays(30);

  private Windows() {}

  static void require(Duration window, String name) {
    if (window.compareTo(SHORTEST) < 0
        || window.compareTo(LONGEST) > 0
        || !window.equals(Duration.ofSeconds(window.toSeconds()))) {
      throw new IllegalArgumentException(
          name + " must be whole seconds from 1 s to 30 d: " + window);
    }
  }

  static void requireRange(long value, long least, long most, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ": " + value);
    }
  }
}
