package dev.bailiff.core.feature;

/** Counts what cells could not take in; owned by whoever calls them. */
public final class Losses {
  private long late;
  private long saturated;

  Losses() {
    this(0, 0);
  }

  /** Goes on from what was lost before. */
  Losses(long late, long saturated) {
    this.late = late;
    this.saturated = saturated;
  }

  /** Events that came too long after newer ones of their key, and were dropped. */
  public long late() {
    return late;
  }

  /** Events that a full counter could not add, or could add only in part. */
  public long saturated() {
    return saturated;
  }

  void addLate() {
    late++;
  }

  void addSaturated() {
    saturated++;
  }
}
