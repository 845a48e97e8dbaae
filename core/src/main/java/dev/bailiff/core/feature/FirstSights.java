package dev.bailiff.core.feature;

/**
 * Remembers, in four bytes each, that keys were seen once and when.
 *
 * <p>Each key has one place, which it shares with others; the latest first sight wins it. An entry
 * is 20 bits of fingerprint and 12 bits of the time's quantum, a fifth of the retention. So a key
 * never seen is taken for one seen before with a probability of at most 2^-20.
 */
final class FirstSights {
  static final long UNSEEN = Long.MIN_VALUE;

  private static final int EPOCH_BITS = 12;
  private static final int EPOCHS = 1 << EPOCH_BITS;

  private final int places;
  private final SubBuckets quanta;
  private int[] entries = new int[0];

  /** Whether somebody was shown the entries, so that they must be copied before they change. */
  private boolean isShown;

  FirstSights(int places, SubBuckets quanta) {
    this.places = places;
    this.quanta = quanta;
  }

  /** What the entries take; nothing before the first key. */
  long bytes() {
    return (long) entries.length * Integer.BYTES;
  }

  /** The entries as they are now; what changes later is a copy. */
  int[] freeze() {
    isShown = true;
    return entries;
  }

  /** Has as many places for entries as the frozen ones had: none yet, or all; says if it can. */
  boolean hasPlaces(long number) {
    if (number == places && entries.length == 0) {
      entries = new int[places];
    }
    return number == entries.length;
  }

  boolean hasPlace(long place) {
    return place < entries.length;
  }

  /** Sets an entry to what a frozen one was. */
  void put(int place, int entry) {
    entries[place] = entry;
  }

  /**
   * When the key was seen first, to the start of the quantum, if that was within the retention; the
   * sight is then forgotten. Otherwise notes that it was seen now, and answers {@link #UNSEEN}.
   */
  long take(long hash, long timeMillis) {
    if (entries.length == 0) {
      entries = new int[places];
    }
    if (isShown) {
      entries = entries.clone();
      isShown = false;
    }
    long epoch = quanta.epoch(EventTimes.clamp(timeMillis));
    int place = (int) Math.unsignedMultiplyHigh(KeyHash.inStripe(hash), entries.length);
    int fingerprint = (int) hash << EPOCH_BITS;
    int age = (int) (epoch - entries[place]) & (EPOCHS - 1);
    int behind = age < EPOCHS / 2 ? age : age - EPOCHS;
    boolean isKnown =
        entries[place] != 0
            && (entries[place] & -EPOCHS) == fingerprint
            && Math.abs(behind) <= SubBuckets.OLDEST;
    entries[place] = isKnown ? 0 : fingerprint | ((int) epoch & (EPOCHS - 1));
    return isKnown ? quanta.start(epoch - behind) : UNSEEN;
  }
}
