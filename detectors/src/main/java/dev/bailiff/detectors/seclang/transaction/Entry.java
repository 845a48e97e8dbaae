package dev.bailiff.detectors.seclang.transaction;

import dev.bailiff.detectors.seclang.transform.Steps;
import org.jspecify.annotations.Nullable;

/** One value of a variable, with what transformations make of it. */
public final class Entry {
  private final Variable variable;
  private final String key;
  private final Reading plain;
  private @Nullable Reading @Nullable [] readings;

  Entry(Variable variable, String key, String text) {
    this(variable, key, new Reading(text));
  }

  private Entry(Variable variable, String key, Reading plain) {
    this.variable = variable;
    this.key = key;
    this.plain = plain;
  }

  /** The variable that it is a value of. */
  public Variable variable() {
    return variable;
  }

  /** Its name within the variable; empty if the variable has one value only. */
  public String key() {
    return key;
  }

  /** What it is called in evidence, such as {@code ARGS:name}. */
  public String name() {
    return key.isEmpty() ? variable.name() : variable.name() + ":" + key;
  }

  /** What it says, one byte in each character. */
  public String text() {
    return plain.text();
  }

  /** The value after these steps; one that they leave as it is keeps what is known of it. */
  @SuppressWarnings("ReferenceEquality")
  public Reading reading(Steps steps, int tableSize) {
    if (steps.isNone()) {
      return plain;
    }
    @Nullable Reading[] all = readings;
    if (all == null) {
      all = new @Nullable Reading[tableSize];
      readings = all;
    }
    Reading known = all[steps.index()];
    if (known == null) {
      Reading before = reading(steps.before(), tableSize);
      String text = steps.last().apply(before.text());
      known = text == before.text() ? before : new Reading(text);
      all[steps.index()] = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return name() + "=" + text();
  }
}
