package dev.bailiff.core.decision;

/** Sets of places, one bit each. */
final class Bits {
  private Bits() {}

  /** An empty set of places below {@code size}. */
  static long[] of(int size) {
    return new long[(size + 63) >>> 6];
  }

  static boolean has(long[] bits, int place) {
    return (bits[place >>> 6] >>> place & 1) != 0;
  }

  static void set(long[] bits, int place) {
    bits[place >>> 6] |= 1L << place;
  }

  /** The first place from {@code from} on; past all places if there is none. */
  static int next(long[] bits, int from) {
    int word = from >>> 6;
    if (word >= bits.length) {
      return Integer.MAX_VALUE;
    }
    long left = bits[word] & -1L << from;
    while (left == 0) {
      if (++word == bits.length) {
        return Integer.MAX_VALUE;
      }
      left = bits[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(left);
  }

  static void retain(long[] bits, long[] others) {
    if (bits.length == 2) { // as many as the shipped policy needs: a loop takes longer to begin
      bits[0] &= others[0];
      bits[1] &= others[1];
      return;
    }
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= others[i];
    }
  }

  static void remove(long[] bits, long[] others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] &= ~others[i];
    }
  }

  static boolean intersect(long[] left, long[] right) {
    for (int i = 0; i < left.length; i++) {
      if ((left[i] & right[i]) != 0) {
        return true;
      }
    }
    return false;
  }
}
