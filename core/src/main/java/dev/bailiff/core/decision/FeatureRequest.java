package dev.bailiff.core.decision;

import dev.bailiff.core.feature.FeatureMemory;

/**
 * What one event wants of the state of one key of one feature: step A of deciding. Requests can be
 * carried out wherever the key's state lives, each by its own key, and the fragments joined again
 * per event.
 *
 * @param feature the feature's index in the policy
 * @param key the 64-bit hash of the key
 * @param timeMillis the event's time
 * @param argument what an update adds
 * @param updates whether the event updates the state or only reads it
 */
public record FeatureRequest(
    int feature, long key, long timeMillis, long argument, boolean updates) {
  /** Carries the request out. */
  public Fragment applyTo(FeatureMemory memory) {
    long bits =
        updates
            ? memory.update(feature, key, timeMillis, argument)
            : memory.read(feature, key, timeMillis);
    return new Fragment(feature, bits);
  }
}
