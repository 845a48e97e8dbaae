package dev.bailiff.detectors.seclang.text;

import static java.util.Objects.requireNonNull;

/**
 * What is to be said of one place in rule files.
 *
 * @param spot where
 * @param kind what it means for the rules
 * @param subject what it is about in a word or two, for counting, such as {@code look-ahead}
 * @param message what was found
 */
public record Remark(Spot spot, Kind kind, String subject, String message) {
  /** What a remark means for the rules. */
  public enum Kind {
    /** The files cannot be used. */
    ERROR,
    /** A rule is left out. */
    LEFT_OUT,
    /** A rule is kept, and part of it is not carried out. */
    IN_PART,
    /** A setting of the program that the rules were written for; nothing depends on it here. */
    SETTING
  }

  public Remark {
    requireNonNull(spot, "spot");
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return spot + ": " + message;
  }
}
