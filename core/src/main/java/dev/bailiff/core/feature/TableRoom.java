package dev.bailiff.core.feature;

import java.util.Arrays;

/**
 * The stripes of a {@link FeatureTable}: they grow, lend, give back and evict so that the arrays of
 * all tables stay within their budget.
 */
final class TableRoom {
  private static final int EVICTION_SAMPLE = 8;

  private final Cell cell;
  private final ByteBudget budget;
  private final int slotBytes;
  private final int shareSlots;
  private final int mostSlots;
  private final Stripe[] stripes = new Stripe[KeyHash.STRIPES];
  private long bytes;
  private long peakBytes;
  private long keys;
  private long expired;
  private long evicted;

  /**
   * Room for states of this kind.
   *
   * @param shareBytes what the arrays may take of the budget before they borrow
   */
  TableRoom(Cell cell, long shareBytes, ByteBudget budget) {
    this.cell = cell;
    this.budget = budget;
    this.slotBytes = slotBytes(cell);
    int longest = (1 << 30) / (cell.words() + 1);
    long slots = shareBytes / ((KeyHash.STRIPES + 1L) * slotBytes);
    this.shareSlots = (int) Math.min(slots, longest);
    this.mostSlots = (int) Math.min(budget.largestArray() / slotBytes, longest);
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Stripe(cell.words());
    }
    budget.join(this);
  }

  static int slotBytes(Cell cell) {
    return (cell.words() + 1) * Long.BYTES;
  }

  /** The stripes themselves, by the top bits of a hash; one may be replaced by another. */
  Stripe[] stripes() {
    return stripes;
  }

  long keys() {
    return keys;
  }

  long bytes() {
    return bytes;
  }

  long peakBytes() {
    return peakBytes;
  }

  long expired() {
    return expired;
  }

  long evicted() {
    return evicted;
  }

  void takeCounts(long expiredSoFar, long evictedSoFar) {
    expired = expiredSoFar;
    evicted = evictedSoFar;
  }

  /** Takes a slot for a key that has none; a stripe that cannot grow evicts for it. */
  int add(Stripe stripe, long stored, long hash) {
    if (stripe.isFull() && !grow(stripe)) {
      evict(stripe);
    }
    keys++;
    return stripe.insert(stored, KeyHash.inStripe(hash));
  }

  /** Whether a key that came to this stripe at this time, and has no state, must come again. */
  boolean isUnderPressure(Stripe stripe, long time) {
    if (!isNearlyFull(stripe)) {
      return false;
    }
    dropped(stripe.arrive(cell, time));
    return isNearlyFull(stripe);
  }

  private boolean isNearlyFull(Stripe stripe) {
    int reachable = budget.isRoomy() ? mostSlots : Math.max(shareSlots, stripe.capacity());
    return stripe.keys() >= Stripe.mostKeys(reachable) / 4 * 3;
  }

  /** Grows into what is free, or else, up to the share, into what others have borrowed. */
  private boolean grow(Stripe stripe) {
    int next = stripe.nextCapacity(mostSlots);
    if (!budget.hasRoom((long) (next - stripe.capacity()) * slotBytes)) {
      next = stripe.nextCapacity(Math.max(shareSlots, stripe.capacity()));
      if (!budget.makeRoom((long) (next - stripe.capacity()) * slotBytes)) {
        return false;
      }
    }
    boolean grows = next > stripe.capacity();
    if (grows) {
      resize(stripe, next);
    }
    return grows;
  }

  private void resize(Stripe stripe, int capacity) {
    long old = (long) stripe.capacity() * slotBytes;
    long changed = (long) capacity * slotBytes;
    budget.replaced(old, changed);
    peakBytes = Math.max(peakBytes, bytes + changed);
    stripe.resize(capacity);
    bytes += changed - old;
  }

  /** How many bytes the stripe that borrows most is beyond its part of the share. */
  long mostBorrowed() {
    return (long) (largest().capacity() - shareSlots) * slotBytes;
  }

  /** Shrinks the stripe that borrows most by a fifth, or to its part of the share. */
  void giveBack() {
    Stripe stripe = largest();
    int capacity = Math.max(shareSlots, stripe.capacity() / 5 * 4);
    dropped(stripe.sweep(cell));
    while (stripe.keys() >= Stripe.mostKeys(capacity)) {
      evict(stripe);
    }
    resize(stripe, capacity);
  }

  private Stripe largest() {
    Stripe largest = stripes[0];
    for (Stripe stripe : stripes) {
      largest = stripe.capacity() > largest.capacity() ? stripe : largest;
    }
    return largest;
  }

  private void evict(Stripe stripe) {
    if (stripe.evict(cell, EVICTION_SAMPLE)) {
      expired++;
    } else {
      evicted++;
    }
    keys--;
  }

  private void dropped(int states) {
    expired += states;
    keys -= states;
  }

  /** Has this room, which is empty, take over the states of another, as far as they fit. */
  void goOnFrom(TableRoom other) {
    takeCounts(other.expired, other.evicted);
    for (int i = 0; i < stripes.length; i++) {
      take(i, other.stripes[i]);
    }
  }

  private void take(int index, Stripe stripe) {
    long taken = (long) stripe.capacity() * slotBytes;
    boolean isWithinShare = stripe.capacity() <= shareSlots;
    boolean isBorrowing = stripe.capacity() <= mostSlots && budget.hasRoom(taken);
    if (isBorrowing || (isWithinShare && budget.makeRoom(taken))) {
      stripes[index] = stripe;
      taken(taken);
      keys += stripe.keys();
      return;
    }
    long[] slots = stripe.slots();
    for (int at = 0; at < slots.length; at += cell.words() + 1) {
      if (slots[at] != 0) {
        int to = add(stripes[index], slots[at], KeyHash.mix(slots[at]));
        System.arraycopy(slots, at + 1, stripes[index].slots(), to, cell.words());
      }
    }
  }

  private void taken(long arrayBytes) {
    budget.replaced(0, arrayBytes);
    bytes += arrayBytes;
    peakBytes = Math.max(peakBytes, bytes);
  }

  /** Notes that the arrays once took as much as this. */
  void wasAsLargeAs(long arrayBytes) {
    peakBytes = Math.max(peakBytes, arrayBytes);
  }

  /** The stripe of this index, which is empty, made like one of a table of the same share. */
  void shape(int index, StripeHead head) throws CellFormatException {
    long taken = (long) head.capacity() * slotBytes;
    if (head.capacity() > mostSlots || !budget.hasRoom(taken) || stripes[index].capacity() > 0) {
      throw new CellFormatException("a stripe of " + head.capacity() + " slots has no room");
    }
    taken(taken);
    stripes[index].become(head);
  }

  /** Sets a slot of a stripe that was shaped. */
  void put(int index, int slot, long key, byte[] state) throws CellFormatException {
    Stripe stripe = stripes[index];
    boolean isThere = slot < stripe.capacity();
    if (!isThere || !stripe.put(slot, key) || KeyHash.stripe(KeyHash.mix(key)) != index) {
      throw new CellFormatException("a key does not belong into slot " + slot);
    }
    cell.decode(state, stripe.slots(), slot * (cell.words() + 1) + 1);
    keys++;
  }

  /** Whether this many keys are there, each where it is found. */
  boolean isWhole(long expectedKeys) {
    return keys == expectedKeys && Arrays.stream(stripes).allMatch(Stripe::isSearchable);
  }
}
