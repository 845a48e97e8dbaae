package dev.bailiff.core.feature;

import java.util.Arrays;

/**
 * Updates that are known before the first of them is made, so that a memory may fetch the states of
 * all at once instead of waiting for one after the other.
 *
 * <p>{@link FeatureMemory#update(UpdateBatch)} gives the values that each update would give in its
 * turn. They may be of different features, and several may be of one key. A batch is meant to be
 * cleared and used again; it belongs to one thread.
 */
public final class UpdateBatch {
  private static final int FIRST_ROOM = 16;

  private int size;
  private int[] features = new int[FIRST_ROOM];
  private long[] keys = new long[FIRST_ROOM];
  private long[] times = new long[FIRST_ROOM];
  private long[] arguments = new long[FIRST_ROOM];
  private long[] values = new long[FIRST_ROOM];

  /** Forgets all updates; their room is kept. */
  public void clear() {
    size = 0;
  }

  /** Adds an update; see {@link FeatureMemory#update(int, long, long, long)}. */
  public void add(int feature, long key, long timeMillis, long argument) {
    if (size == keys.length) {
      makeRoom();
    }
    features[size] = feature;
    keys[size] = key;
    times[size] = timeMillis;
    arguments[size] = argument;
    size++;
  }

  /** How many updates there are. */
  public int size() {
    return size;
  }

  /** The feature of an update, which is named by its place in their order. */
  public int feature(int update) {
    return features[update];
  }

  /** The key of an update. */
  public long key(int update) {
    return keys[update];
  }

  /** The time of an update's event. */
  public long timeMillis(int update) {
    return times[update];
  }

  /** What an update takes from its event. */
  public long argument(int update) {
    return arguments[update];
  }

  /** The value after an update, once a memory has made it. */
  public long value(int update) {
    return values[update];
  }

  /** Sets the value after an update; for the memory that makes it. */
  public void setValue(int update, long value) {
    values[update] = value;
  }

  private void makeRoom() {
    int room = 2 * size;
    features = Arrays.copyOf(features, room);
    keys = Arrays.copyOf(keys, room);
    times = Arrays.copyOf(times, room);
    arguments = Arrays.copyOf(arguments, room);
    values = Arrays.copyOf(values, room);
  }
}
