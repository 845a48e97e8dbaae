package dev.bailiff.detectors.payload;

import dev.bailiff.detectors.matching.Phrases;
import java.util.Arrays;

/**
 * Which checks and classes a text may match, and near which places: the first few at which a
 * literal of the check was found.
 */
final class Candidates implements Phrases.Hits {
  /** An attack string that hides behind more decoys than this is found by what it hides behind. */
  static final int MAX_HITS = 3;

  private final int[][] checksOf;
  private final int[] hits;
  private final int[] counts;
  private boolean any;

  Candidates(int[][] checksOf, int checks) {
    this.checksOf = checksOf;
    this.hits = new int[checks * MAX_HITS];
    this.counts = new int[checks];
  }

  /** Forgets the text before. */
  void begin() {
    if (any) {
      Arrays.fill(counts, 0);
      any = false;
    }
  }

  @Override
  public void at(int phrase, int end) {
    any = true;
    for (int check : checksOf[phrase]) {
      int count = counts[check];
      boolean isNear = count > 0 && end - hits[check * MAX_HITS + count - 1] < Scan.REACH / 2;
      if (count < MAX_HITS && !isNear) {
        hits[check * MAX_HITS + counts[check]++] = end;
      }
    }
  }

  boolean isEmpty() {
    return !any;
  }

  int count(int check) {
    return counts[check];
  }

  int hit(int check, int nth) {
    return hits[check * MAX_HITS + nth];
  }
}
