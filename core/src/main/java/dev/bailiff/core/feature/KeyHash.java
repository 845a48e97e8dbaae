package dev.bailiff.core.feature;

/** Spreads 64-bit keys evenly, so that keys need not be good hashes themselves. */
final class KeyHash {
  /** Takes the place of key 0, which marks a free slot; another key as good as any. */
  private static final long ZERO = 0x9E3779B97F4A7C15L;

  /** A table has 2^6 stripes, chosen by the top bits of a hash. */
  static final int STRIPES = 64;

  private static final int STRIPE_BITS = 6;

  private KeyHash() {}

  /**
   * The key as it is stored. Key 0 shares its state with one other of the 2^64 keys, as any two
   * things do whose hashes are equal.
   */
  static long stored(long key) {
    return key == 0 ? ZERO : key;
  }

  /** A bijection of 64 bits in which each bit of the key sways each bit of the result [1]. */
  static long mix(long key) {
    // [1] D. Stafford, "Better bit mixing", 2011, variant 13
    long z = (key ^ (key >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static int stripe(long hash) {
    return (int) (hash >>> (Long.SIZE - STRIPE_BITS));
  }

  /** The bits that choose a slot within a stripe, as the top bits of the result. */
  static long inStripe(long hash) {
    return hash << STRIPE_BITS;
  }
}
