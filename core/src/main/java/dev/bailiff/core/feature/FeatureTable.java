package dev.bailiff.core.feature;

import java.util.Arrays;

/**
 * The state of every key of one feature, within a hard budget of bytes.
 *
 * <p>Not safe for use by several threads at once: each table has one owner.
 *
 * <p><b>Size.</b> 64 stripes grow by a quarter each, when four fifths full, until {@code budget}
 * would be passed by all stripes at their largest, one of them twice (the old and new array of a
 * growth), and the filter below. A slot of {@code w} words thus costs at most {@code 8 (w + 1) /
 * (0.8 / 1.25) = 12.5 (w + 1)} bytes per key, and a growth in progress 1/64 more. Of tables that
 * share a budget, each may grow into what the others leave unused; see {@link FeatureTables}.
 *
 * <p><b>Pressure.</b> A stripe is under pressure while it holds three quarters of the keys that it
 * can hold: in a budget of which an eighth is free, at its largest; otherwise, with the room that
 * it has taken or that is its part of the share. Without pressure a key gets its state with its
 * first event and keeps it, so a value depends on the events of its own key alone. Under pressure
 *
 * <ol>
 *   <li>expired states are dropped, once as many new keys came as an eighth of the slots, or sooner
 *       if that was worth it the last time;
 *   <li>the first event of a key leaves only a mark in {@link FirstSights}; the next within the
 *       retention makes the state. Of the first, kinds that ignore their argument keep the time, to
 *       a fifth of the retention; others forget it. The value is that of a key first seen;
 *   <li>in a full stripe, or one that must give room back, the least recently used of eight is
 *       dropped.
 * </ol>
 *
 * The outcome is a function of the order of calls: nothing depends on chance or the wall clock.
 * Whether a state is expired is judged as of the middle one of the last three new keys' times, so
 * one event with a time far in the future empties nothing.
 */
public final class FeatureTable {
  private static final int EVICTION_SAMPLE = 8;
  private static final int FILTER_SHARE = 16;

  private final Cell cell;
  private final ByteBudget budget;
  private final long shareBytes;
  private final int slotBytes;
  private final int shareSlots;
  private final int mostSlots;
  private final Stripe[] stripes = new Stripe[KeyHash.STRIPES];
  private final long[] scratch;
  private Losses losses = new Losses();
  private FirstSights sights;
  private long bytes;
  private long peakBytes;
  private long keys;
  private long expired;
  private long evicted;
  private long deferred;

  /**
   * A table of one kind of feature.
   *
   * @param budgetBytes what its arrays may take at any moment; at least {@link #leastBudget}
   */
  public FeatureTable(FeatureKind kind, long budgetBytes) {
    this(kind, budgetBytes, new ByteBudget(budgetBytes - filterBytes(budgetBytes)));
  }

  /** A table that borrows beyond its share of a budget; filters are not part of that budget. */
  FeatureTable(FeatureKind kind, long shareBytes, ByteBudget budget) {
    if (shareBytes < leastBudget(kind)) {
      throw new IllegalArgumentException(
          "a table of " + kind + " needs at least " + leastBudget(kind) + " bytes: " + shareBytes);
    }
    this.cell = kind.cell();
    this.budget = budget;
    this.shareBytes = shareBytes;
    this.slotBytes = slotBytes(cell);
    int longest = (1 << 30) / (cell.words() + 1);
    long filterBytes = filterBytes(shareBytes);
    long slots = (shareBytes - filterBytes) / ((KeyHash.STRIPES + 1L) * slotBytes);
    this.shareSlots = (int) Math.min(slots, longest);
    this.mostSlots = (int) Math.min(budget.largestArray() / slotBytes, longest);
    this.sights = new FirstSights((int) (filterBytes / Integer.BYTES), quanta(cell));
    this.scratch = new long[cell.words()];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Stripe(cell.words());
    }
    budget.join(this);
  }

  /** What of a share is not for states but for the filter. */
  static long filterBytes(long shareBytes) {
    return Math.min(shareBytes / FILTER_SHARE, 1L << 32);
  }

  /** The fewest bytes with which a table of this kind works. */
  public static long leastBudget(FeatureKind kind) {
    long stripes = (KeyHash.STRIPES + 1L) * Stripe.SMALLEST * slotBytes(kind.cell());
    return stripes * FILTER_SHARE / (FILTER_SHARE - 1) + FILTER_SHARE;
  }

  /** Takes an event of a key; see {@link FeatureMemory#update}. */
  public long update(long key, long timeMillis, long argument) {
    long stored = KeyHash.stored(key);
    long hash = KeyHash.mix(stored);
    Stripe stripe = stripes[KeyHash.stripe(hash)];
    int at = stripe.find(stored, KeyHash.inStripe(hash));
    return at >= 0
        ? cell.update(stripe.ownSlots(), at, timeMillis, argument, losses)
        : meet(stripe, stored, hash, timeMillis, argument);
  }

  /** A word of where the state of a key should be, which says nothing; see {@link UpdateBatch}. */
  long touch(long key) {
    long hash = KeyHash.mix(KeyHash.stored(key));
    return stripes[KeyHash.stripe(hash)].touch(KeyHash.inStripe(hash));
  }

  /** The value of a key as of a time; changes nothing. */
  public long read(long key, long timeMillis) {
    long stored = KeyHash.stored(key);
    long hash = KeyHash.mix(stored);
    Stripe stripe = stripes[KeyHash.stripe(hash)];
    int at = stripe.find(stored, KeyHash.inStripe(hash));
    return at >= 0 ? cell.read(stripe.slots(), at, timeMillis) : cell.absent();
  }

  /** What the table holds and has lost so far. */
  public TableStats stats() {
    return new TableStats(
        keys,
        bytes + sights.bytes(),
        peakBytes + sights.bytes(),
        shareBytes,
        expired,
        evicted,
        losses.late(),
        deferred,
        losses.saturated());
  }

  /** Shows each key's state, encoded, to a visitor: a snapshot of the table. */
  public void forEach(StateVisitor visitor) {
    int slotWords = cell.words() + 1;
    for (Stripe stripe : stripes) {
      long[] slots = stripe.slots();
      for (int at = 0; at < slots.length; at += slotWords) {
        if (slots[at] != 0) {
          visitor.visit(slots[at], cell.encode(slots, at + 1));
        }
      }
    }
  }

  /**
   * Sets the state of a key to one that {@link #forEach} showed. A full table evicts for it.
   *
   * @throws CellFormatException if the bytes are not a state of this kind; nothing is then changed
   */
  public void restore(long key, byte[] state) throws CellFormatException {
    cell.decode(state, scratch, 0);
    long stored = KeyHash.stored(key);
    long hash = KeyHash.mix(stored);
    Stripe stripe = stripes[KeyHash.stripe(hash)];
    int at = stripe.find(stored, KeyHash.inStripe(hash));
    if (at < 0) {
      at = add(stripe, stored, hash);
    }
    System.arraycopy(scratch, 0, stripe.ownSlots(), at, scratch.length);
  }

  /** The table as it is now; it goes on with copies of what changes. */
  FrozenTable freeze() {
    return new FrozenTable(
        cell, shareBytes, stats(), Arrays.stream(stripes).map(Stripe::freeze).toList(), sights);
  }

  /** Takes over what a table counted, which this one goes on from. */
  void takeCounts(TableStats counted) {
    losses = new Losses(counted.late(), counted.saturated());
    expired = counted.expired();
    evicted = counted.evicted();
    deferred = counted.deferred();
  }

  /** Notes that the table, without its filter, was once as large as this. */
  void wasAsLargeAs(long arrayBytes) {
    peakBytes = Math.max(peakBytes, arrayBytes);
  }

  /** The stripe of this index, which is empty, made like one of a table of the same share. */
  void shape(int index, StripeHead head) throws CellFormatException {
    long taken = (long) head.capacity() * slotBytes;
    if (head.capacity() > mostSlots || !budget.hasRoom(taken) || stripes[index].capacity() > 0) {
      throw new CellFormatException("a stripe of " + head.capacity() + " slots has no room");
    }
    budget.replaced(0, taken);
    bytes += taken;
    peakBytes = Math.max(peakBytes, bytes);
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

  FirstSights sights() {
    return sights;
  }

  long shareBytes() {
    return shareBytes;
  }

  /**
   * Has this table, which is empty, go on from the states and losses of another of its kind, whose
   * arrays it takes over where they fit: only one of the two may be used from then on. States that
   * have no room are evicted; marks of first events are forgotten unless the share is the same.
   */
  void goOnFrom(FeatureTable other) {
    losses = other.losses;
    expired = other.expired;
    evicted = other.evicted;
    deferred = other.deferred;
    if (shareBytes == other.shareBytes) {
      sights = other.sights;
    }
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
      budget.replaced(0, taken);
      bytes += taken;
      peakBytes = Math.max(peakBytes, bytes);
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

  private long meet(Stripe stripe, long stored, long hash, long time, long argument) {
    if (!cell.starts(argument)) {
      return cell.absent();
    }
    if (!isUnderPressure(stripe, time)) {
      int at = add(stripe, stored, hash);
      return cell.create(stripe.slots(), at, time, argument, losses);
    }
    long first = sights.take(hash, time);
    if (first == FirstSights.UNSEEN) {
      deferred++;
      return cell.create(scratch, 0, time, argument, losses);
    }
    int at = add(stripe, stored, hash);
    if (!cell.ignoresArgument()) {
      return cell.create(stripe.slots(), at, time, argument, losses);
    }
    cell.create(stripe.slots(), at, first, 1, losses);
    return cell.update(stripe.slots(), at, time, argument, losses);
  }

  private boolean isUnderPressure(Stripe stripe, long time) {
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

  private int add(Stripe stripe, long stored, long hash) {
    if (stripe.isFull() && !grow(stripe)) {
      evict(stripe);
    }
    keys++;
    return stripe.insert(stored, KeyHash.inStripe(hash));
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

  private static int slotBytes(Cell cell) {
    return (cell.words() + 1) * Long.BYTES;
  }

  private static SubBuckets quanta(Cell cell) {
    return new SubBuckets(Math.max(1, cell.retentionMillis() / SubBuckets.OLDEST));
  }
}
