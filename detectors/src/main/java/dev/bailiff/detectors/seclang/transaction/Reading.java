package dev.bailiff.detectors.seclang.transaction;

import dev.bailiff.detectors.seclang.phrases.PhraseSets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value after some transformations, and which sets of phrases are found in it. */
public final class Reading {
  private final String text;
  private long @Nullable [] found;

  Reading(String text) {
    this.text = text;
  }

  /** What it says, one byte in each character. */
  public String text() {
    return text;
  }

  /** Adds one bit for each set of which a phrase is in it. */
  public void addFound(PhraseSets sets, long[] to) {
    long[] bits = found(sets);
    for (int i = 0; i < to.length; i++) {
      to[i] |= bits[i];
    }
  }

  /** Whether a phrase of each of these sets is in it. */
  public boolean hasAll(PhraseSets sets, int[] wanted) {
    return hasAll(found(sets), wanted);
  }

  /** Whether the bits of all these sets are set. */
  public static boolean hasAll(long[] bits, int[] wanted) {
    for (int set : wanted) {
      if ((bits[set >> 6] & 1L << set) == 0) {
        return false;
      }
    }
    return true;
  }

  private long[] found(PhraseSets sets) {
    long[] known = found;
    if (known == null) {
      known = text.isEmpty() ? new long[sets.words()] : sets.find(text);
      found = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return text + (found == null ? "" : " " + Arrays.toString(found));
  }
}
