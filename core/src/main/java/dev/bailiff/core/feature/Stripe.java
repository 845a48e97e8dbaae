package dev.bailiff.core.feature;

/**
 * One part of a table: open addressing with linear probing over slots of a key and its words, all
 * in one array.
 *
 * <p>A slot whose key is 0 is free. A key's home grows with its hash, so growth copies from front
 * to back and nearly in order. Removal shifts the following slots back; there are no tombstones.
 */
final class Stripe {
  /** Past four fifths full, searches for absent keys grow long. */
  private static final int LOAD_OF_FIVE = 4;

  static final int SMALLEST = 8;

  /** A sweep costs about as much as the keys that come between two of them. */
  private static final int SWEEPS_PER_CAPACITY = 8;

  private final int slotWords;
  private long[] slots = new long[0];
  private int capacity;
  private int keys;
  private int hand;
  private int arrivals;

  /** Whether an image shows the slots, so that they must be copied before they change. */
  private boolean isShown;

  private long lastTime = EventTimes.FIRST;
  private long timeBeforeLast = EventTimes.FIRST;
  private long middleTime = EventTimes.FIRST;

  Stripe(int cellWords) {
    this.slotWords = cellWords + 1;
  }

  static int mostKeys(int capacity) {
    return (int) ((long) capacity * LOAD_OF_FIVE / 5);
  }

  long[] slots() {
    return slots;
  }

  /** The slots, to be changed. */
  long[] ownSlots() {
    if (isShown) {
      slots = slots.clone();
      isShown = false;
    }
    return slots;
  }

  /** The stripe as it is now; it goes on with a copy if it changes. */
  StripeImage freeze() {
    isShown = true;
    StripeHead head =
        new StripeHead(capacity, hand, arrivals, lastTime, timeBeforeLast, middleTime);
    return new StripeImage(head, slots);
  }

  /** Makes this stripe, which is new, like another but for its keys. */
  void become(StripeHead head) {
    slots = new long[head.capacity() * slotWords];
    capacity = head.capacity();
    hand = head.hand();
    arrivals = head.arrivals();
    lastTime = head.lastTime();
    timeBeforeLast = head.timeBeforeLast();
    middleTime = head.middleTime();
  }

  /** Puts a key into a certain slot, which is free; false if it is not. */
  boolean put(int slot, long key) {
    int at = slot * slotWords;
    boolean isFree = slots[at] == 0;
    if (isFree) {
      slots[at] = key;
      keys++;
    }
    return isFree;
  }

  /** Whether every key is where a search for it ends. */
  boolean isSearchable() {
    for (int at = 0; at < slots.length; at += slotWords) {
      long key = slots[at];
      if (key != 0 && find(key, KeyHash.inStripe(KeyHash.mix(key))) != at + 1) {
        return false;
      }
    }
    return keys < capacity || capacity == 0;
  }

  int capacity() {
    return capacity;
  }

  int keys() {
    return keys;
  }

  boolean isFull() {
    return keys >= mostKeys(capacity);
  }

  /** Where the state of a key begins in {@link #slots()}, or -1. */
  int find(long key, long hash) {
    long[] array = slots;
    if (array.length == 0) {
      return -1;
    }
    int at = home(hash) * slotWords;
    while (true) {
      long found = array[at];
      if (found == key) {
        return at + 1;
      }
      if (found == 0) {
        return -1;
      }
      at += slotWords;
      if (at == array.length) {
        at = 0;
      }
    }
  }

  /** The word at which the search for a key begins, so that it is in the cache after. */
  long touch(long hash) {
    long[] array = slots;
    return array.length == 0 ? 0 : array[home(hash) * slotWords];
  }

  /** Takes a free slot for a key that is not there, in a stripe that is not full. */
  int insert(long key, long hash) {
    long[] array = ownSlots();
    int at = home(hash) * slotWords;
    while (array[at] != 0) {
      at += slotWords;
      if (at == array.length) {
        at = 0;
      }
    }
    array[at] = key;
    keys++;
    return at + 1;
  }

  /** The capacity after the next growth: a quarter more. */
  int nextCapacity(int most) {
    long next = Math.max(SMALLEST, capacity + (long) capacity / 4);
    return (int) Math.min(most, next);
  }

  /** Moves all slots to an array of another capacity. */
  void resize(int newCapacity) {
    long[] old = slots;
    slots = new long[newCapacity * slotWords];
    isShown = false;
    capacity = newCapacity;
    keys = 0;
    hand = 0;
    for (int from = 0; from < old.length; from += slotWords) {
      if (old[from] != 0) {
        int to = insert(old[from], KeyHash.inStripe(KeyHash.mix(old[from])));
        System.arraycopy(old, from + 1, slots, to, slotWords - 1);
      }
    }
  }

  /**
   * Notes that a key came which has no state here, and drops all expired states if that is due: an
   * eighth of the capacity came since the last time, or dropping them then freed a sixteenth of it.
   * Returns how many.
   *
   * <p>Expired means: as of the middle one of the last three such times, so that one event from the
   * far future empties nothing.
   */
  int arrive(Cell cell, long time) {
    middleTime =
        Math.max(
            Math.min(lastTime, timeBeforeLast), Math.min(Math.max(lastTime, timeBeforeLast), time));
    timeBeforeLast = lastTime;
    lastTime = time;
    return ++arrivals > capacity / SWEEPS_PER_CAPACITY ? sweep(cell) : 0;
  }

  /** Drops all states expired at the middle time; returns how many. */
  int sweep(Cell cell) {
    int dropped = sweep(cell, middleTime);
    boolean wasWorthIt = dropped > capacity / (2 * SWEEPS_PER_CAPACITY);
    arrivals = wasWorthIt ? capacity / SWEEPS_PER_CAPACITY : 0;
    return dropped;
  }

  /**
   * Drops all states expired at a time; returns how many. Each run of taken slots is gone through
   * once, from its beginning: what stands behind a dropped state moves up to the first free slot
   * from its home on.
   */
  private int sweep(Cell cell, long time) {
    ownSlots();
    int before = keys;
    int start = 0;
    while (start < capacity && slots[start * slotWords] != 0) {
      start++;
    }
    boolean hasGap = false;
    for (int step = 1; step < capacity; step++) {
      int slot = start + step < capacity ? start + step : start + step - capacity;
      int at = slot * slotWords;
      long key = slots[at];
      if (key == 0) {
        hasGap = false;
      } else if (cell.isExpired(slots, at + 1, time)) {
        slots[at] = 0;
        keys--;
        hasGap = true;
      } else if (hasGap) {
        slots[at] = 0;
        keys--;
        int to = insert(key, KeyHash.inStripe(KeyHash.mix(key)));
        System.arraycopy(slots, at + 1, slots, to, slotWords - 1);
      }
    }
    return before - keys;
  }

  /**
   * Drops the state least recently used among some that the clock hand meets, and of equally recent
   * ones that of the lowest value; the stripe must hold a key. Answers whether the state was
   * expired at the middle time.
   */
  boolean evict(Cell cell, int sample) {
    int victim = -1;
    long oldest = 0;
    long least = 0;
    for (int met = 0; met < Math.min(sample, keys); hand = hand + 1 == capacity ? 0 : hand + 1) {
      int at = hand * slotWords;
      if (slots[at] == 0) {
        continue;
      }
      met++;
      long clock = cell.clockMillis(slots, at + 1);
      long value = cell.read(slots, at + 1, clock);
      if (victim < 0 || clock < oldest || (clock == oldest && value < least)) {
        victim = hand;
        oldest = clock;
        least = value;
      }
    }
    boolean wasExpired = cell.isExpired(slots, victim * slotWords + 1, middleTime);
    remove(victim);
    return wasExpired;
  }

  private void remove(int slot) {
    ownSlots();
    int hole = slot;
    int next = slot;
    while (true) {
      next = next + 1 == capacity ? 0 : next + 1;
      long key = slots[next * slotWords];
      if (key == 0) {
        break;
      }
      int home = home(KeyHash.inStripe(KeyHash.mix(key)));
      if (distance(home, next) >= distance(hole, next)) {
        System.arraycopy(slots, next * slotWords, slots, hole * slotWords, slotWords);
        hole = next;
      }
    }
    slots[hole * slotWords] = 0;
    keys--;
  }

  private int distance(int from, int to) {
    return to >= from ? to - from : to - from + capacity;
  }

  private int home(long hash) {
    return (int) Math.unsignedMultiplyHigh(hash, capacity);
  }
}
