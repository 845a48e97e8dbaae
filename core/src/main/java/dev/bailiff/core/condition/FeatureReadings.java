package dev.bailiff.core.condition;

/** Gives the values of features for the event being decided. */
public interface FeatureReadings {
  /**
   * The 64 bits of the feature with this index in the policy's list of features. If its key is
   * missing from the event the scope's failure is set.
   */
  long feature(int index, Scope scope);
}
