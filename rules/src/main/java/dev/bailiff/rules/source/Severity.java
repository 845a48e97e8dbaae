package dev.bailiff.rules.source;

import java.util.Locale;

/** How much a problem weighs. */
public enum Severity {
  /** The policy cannot be used. */
  ERROR,
  /** The policy can be used, and is probably not what was meant. */
  WARNING;

  /** The name in messages, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
