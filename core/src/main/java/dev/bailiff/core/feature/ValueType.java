package dev.bailiff.core.feature;

/** How the 64 bits of a feature's value are to be read. */
public enum ValueType {
  /** A whole number: the bits themselves. */
  INTEGER,
  /** A {@code double}: {@link Double#longBitsToDouble}. */
  NUMBER,
  /** Milliseconds since the epoch; 0 is "never". */
  TIME
}
