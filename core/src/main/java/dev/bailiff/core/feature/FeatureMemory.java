package dev.bailiff.core.feature;

/** The engine's only memory: a value per feature and key, kept up to date event by event. */
public interface FeatureMemory {
  /**
   * Takes an event into a feature and returns the value afterwards.
   *
   * @param feature the index of the feature
   * @param key a 64-bit hash of what the feature is counted by
   * @param timeMillis the event's own time
   * @param argument what the kind of feature takes from the event: the bits of the {@code double}
   *     to sum, a 64-bit hash of the element to tell apart, 1 or 0 for a ratio, the set of steps
   *     matched for a sequence, the cost for a quota; otherwise 1
   * @return the value's bits, to be read by {@link FeatureKind#valueType()}
   */
  long update(int feature, long key, long timeMillis, long argument);

  /**
   * Makes the updates of a batch, each as {@link #update(int, long, long, long)} would after those
   * before it, and sets their values. With many keys this is faster than one by one.
   */
  void update(UpdateBatch batch);

  /** The value of a feature as of a time; changes nothing. */
  long read(int feature, long key, long timeMillis);
}
