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
  private final long[] found;
  private boolean any;

  Candidates(int[][] checksOf, int checks) {
    this.checksOf = checksOf;
    this.hits = new int[checks * MAX_HITS];
    this.counts = new int[checks];
    this.found = new long[(checks + Long.SIZE - 1) / Long.SIZE];
  }

  /** Forgets the text before. */
  void begin() {
    if (any) {
      for (int check = next(0); check >= 0; check = next(check + 1)) {
        counts[check] = 0;
      }
      Arrays.fill(found, 0);
      any = false;
    }
  }

  @Override
  public void at(int phrase, int end) {
    any = true;
    for (int check : checksOf[phrase]) {
      int count = counts[check];
      if (count == 0) {
        found[check / Long.SIZE] |= 1L << check;
      }
      if (count < MAX_HITS
          && (count == 0 || end - hits[check * MAX_HITS + count - 1] >= Scan.REACH / 2)) {
        hits[check * MAX_HITS + count] = end;
        counts[check] = count + 1;
      }
    }
  }

  boolean isEmpty() {
    return !any;
  }

  /** The first check or class from this one on of which a literal was found, or -1. */
  int next(int from) {
    int word = from / Long.SIZE;
    long rest = word < found.length ? found[word] & (-1L << from) : 0;
    while (rest == 0) {
      if (++word >= found.length) {
        return -1;
      }
      rest = found[word];
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(rest);
  }

  int count(int check) {
    return counts[check];
  }

  int hit(int check, int nth) {
    return hits[check * MAX_HITS + nth];
  }
}
