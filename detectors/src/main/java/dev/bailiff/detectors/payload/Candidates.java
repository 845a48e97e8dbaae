package dev.bailiff.detectors.payload;

import dev.bailiff.detectors.matching.Phrases;

/**
 * Which checks a text may match, and near which places: the first few at which a literal of the
 * check was found.
 */
final class Candidates implements Phrases.Hits {
  /** An attack string that hides behind more decoys than this is found by what it hides behind. */
  static final int MAX_HITS = 3;

  private final int[][] checksOf;
  private final int checks;
  private int[] hits = new int[0];
  private int[] counts = new int[0];

  Candidates(int[][] checksOf, int checks) {
    this.checksOf = checksOf;
    this.checks = checks;
  }

  @Override
  public void at(int phrase, int end) {
    if (counts.length == 0) {
      counts = new int[checks];
      hits = new int[checks * MAX_HITS];
    }
    for (int check : checksOf[phrase]) {
      int count = counts[check];
      boolean isNear = count > 0 && end - hits[check * MAX_HITS + count - 1] < Scan.REACH / 2;
      if (count < MAX_HITS && !isNear) {
        hits[check * MAX_HITS + counts[check]++] = end;
      }
    }
  }

  boolean isEmpty() {
    return counts.length == 0;
  }

  int count(int check) {
    return counts[check];
  }

  int hit(int check, int nth) {
    return hits[check * MAX_HITS + nth];
  }
}
