package dev.bailiff.core.event;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that a misspelt one was probably meant to be.
 *
 * <p>Names are compared without case by the number of characters to insert, delete, replace or swap
 * with a neighbour (the restricted Damerau–Levenshtein distance). A name is near if that number is
 * at most a third of the length of the longer name, rounded up; so {@code ip} is near {@code id},
 * {@code path} is not near {@code method}.
 */
public final class Nearest {
  /**
   * Longer names are not compared: nobody mistypes them, and the work grows with the product of two
   * lengths.
   */
  private static final int MOST_CHARACTERS = 128;

  private Nearest() {}

  /** The nearest of the known names; of equally near ones the first in alphabetical order. */
  public static Optional<String> to(String wanted, Collection<String> known) {
    if (wanted.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    String name = wanted.toLowerCase(Locale.ROOT);
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known) {
      int longer = Math.max(name.length(), candidate.length());
      int bound = Math.min((longer + 2) / 3, bestDistance);
      if (longer > MOST_CHARACTERS || Math.abs(name.length() - candidate.length()) > bound) {
        continue;
      }
      int distance = distance(name, candidate.toLowerCase(Locale.ROOT), bound);
      if (distance > bound || (distance == bestDistance && candidate.compareTo(best) > 0)) {
        continue;
      }
      best = candidate;
      bestDistance = distance;
    }
    return Optional.ofNullable(best);
  }

  /** The distance, or more than {@code bound} as soon as it is known to be more. */
  static int distance(String left, String right, int bound) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = last[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (swaps(left, i, right, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > bound) {
        return least; // no later row can be smaller, but for a swap, which costs one as well
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[right.length()];
  }

  private static boolean swaps(String left, int i, String right, int j) {
    return i > 1
        && j > 1
        && left.charAt(i - 1) == right.charAt(j - 2)
        && left.charAt(i - 2) == right.charAt(j - 1);
  }
}
