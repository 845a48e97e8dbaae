package dev.bailiff.core.signal;

import static java.util.Objects.requireNonNull;

/** A signal that a detector can raise, and what it means. */
public record SignalSpec(String name, String meaning) {
  public SignalSpec {
    requireNonNull(meaning, "meaning");
    if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException("not a signal name: " + name);
    }
  }
}
