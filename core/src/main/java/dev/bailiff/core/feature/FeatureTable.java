package dev.bailiff.core.feature;

/**
 * The state of every key of one feature, within a hard budget of bytes.
 *
 * <p>Not safe for use by several threads at once: each table has one owner.
 *
 * <p><b>Size.</b> 64 stripes grow by a quarter each, when four fifths full, until {@code budget}
 * would be passed by all stripes at their largest, one of them twice (the old and new array of a
 * growth), and the filter below. A slot of {@code w} words thus costs at most {@code 8 (w + 1) /
 * (0.8 / 1.25) = 12.5 (w + 1)} bytes per key, and a growth in progress 1/64 more.
 *
 * <p><b>Pressure.</b> A stripe is under pressure while it holds three quarters of the keys it ever
 * can. Without pressure a key gets its state with its first event and keeps it, so a value depends
 * on the events of its own key alone. Under pressure
 *
 * <ol>
 *   <li>a few slots are searched for expired states with each new key, and those are dropped;
 *   <li>the first event of a key leaves only a mark in {@link FirstSights}; the next within the
 *       retention makes the state. Of the first, kinds that ignore their argument keep the time, to
 *       a fifth of the retention; others forget it. The value is that of a key first seen;
 *   <li>in a full stripe an expired state, else the least recently used of eight, makes room.
 * </ol>
 *
 * The outcome is a function of the order of calls: nothing depends on chance or the wall clock.
 * Whether a state is expired is judged as of the event at hand, so an event with a time far in the
 * future empties at most the few slots it searches.
 */
public final class FeatureTable {
  private static final int SWEPT_PER_NEW_KEY = 4;
  private static final int SWEPT_WHEN_FULL = 16;
  private static final int EVICTION_SAMPLE = 8;
  private static final int FILTER_SHARE = 16;

  private final FeatureKind kind;
  private final Cell cell;
  private final long budgetBytes;
  private final int slotBytes;
  private final int mostSlots;
  private final int pressureKeys;
  private final Stripe[] stripes = new Stripe[KeyHash.STRIPES];
  private final long[] scratch;
  private final Losses losses;
  private final FirstSights sights;
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
    this(kind, budgetBytes, new Losses());
  }

  private FeatureTable(FeatureKind kind, long budgetBytes, Losses losses) {
    if (budgetBytes < leastBudget(kind)) {
      throw new IllegalArgumentException(
          "a table of " + kind + " needs at least " + leastBudget(kind) + " bytes: " + budgetBytes);
    }
    this.kind = kind;
    this.cell = kind.cell();
    this.budgetBytes = budgetBytes;
    this.losses = losses;
    this.slotBytes = slotBytes(cell);
    long filterBytes = Math.min(budgetBytes / FILTER_SHARE, 1L << 32);
    long slots = (budgetBytes - filterBytes) / ((KeyHash.STRIPES + 1L) * slotBytes);
    this.mostSlots = (int) Math.min(slots, (1L << 30) / (cell.words() + 1));
    this.pressureKeys = Stripe.mostKeys(mostSlots) / 4 * 3;
    this.sights = new FirstSights((int) (filterBytes / Integer.BYTES), quanta(cell));
    this.scratch = new long[cell.words()];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = new Stripe(cell.words());
    }
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
        ? cell.update(stripe.slots(), at, timeMillis, argument, losses)
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

  /** What its arrays may take at any moment. */
  long budgetBytes() {
    return budgetBytes;
  }

  /** What the table holds and has lost so far. */
  public TableStats stats() {
    return new TableStats(
        keys,
        bytes + sights.bytes(),
        peakBytes + sights.bytes(),
        budgetBytes,
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
      at = add(stripe, stored, hash, cell.clockMillis(scratch, 0));
    }
    System.arraycopy(scratch, 0, stripe.slots(), at, scratch.length);
  }

  /**
   * A table within another budget that goes on from the states and losses of this one, whose arrays
   * it takes over where they fit: only one of the two may be used from then on. States that have no
   * room are evicted, and marks of first events are forgotten. The same budget gives this table.
   */
  FeatureTable within(long otherBudgetBytes) {
    if (otherBudgetBytes == budgetBytes) {
      return this;
    }
    FeatureTable other = new FeatureTable(kind, otherBudgetBytes, losses);
    other.expired = expired;
    other.evicted = evicted;
    other.deferred = deferred;
    for (int i = 0; i < stripes.length; i++) {
      other.take(i, stripes[i]);
    }
    other.peakBytes = Math.max(other.peakBytes, other.bytes);
    return other;
  }

  private void take(int index, Stripe stripe) {
    if (stripe.capacity() <= mostSlots) {
      stripes[index] = stripe;
      bytes += (long) stripe.capacity() * slotBytes;
      keys += stripe.keys();
      return;
    }
    long[] slots = stripe.slots();
    for (int at = 0; at < slots.length; at += cell.words() + 1) {
      if (slots[at] != 0) {
        long time = cell.clockMillis(slots, at + 1);
        int to = add(stripes[index], slots[at], KeyHash.mix(slots[at]), time);
        System.arraycopy(slots, at + 1, stripes[index].slots(), to, cell.words());
      }
    }
  }

  private long meet(Stripe stripe, long stored, long hash, long time, long argument) {
    if (!cell.starts(argument)) {
      return cell.absent();
    }
    if (!isUnderPressure(stripe, time)) {
      int at = add(stripe, stored, hash, time);
      return cell.create(stripe.slots(), at, time, argument, losses);
    }
    long first = sights.take(hash, time);
    if (first == FirstSights.UNSEEN) {
      deferred++;
      return cell.create(scratch, 0, time, argument, losses);
    }
    int at = add(stripe, stored, hash, time);
    if (!cell.ignoresArgument()) {
      return cell.create(stripe.slots(), at, time, argument, losses);
    }
    cell.create(stripe.slots(), at, first, 1, losses);
    return cell.update(stripe.slots(), at, time, argument, losses);
  }

  private boolean isUnderPressure(Stripe stripe, long time) {
    if (stripe.keys() < pressureKeys) {
      return false;
    }
    sweep(stripe, time, SWEPT_PER_NEW_KEY);
    return stripe.keys() >= pressureKeys;
  }

  private int add(Stripe stripe, long stored, long hash, long time) {
    if (stripe.isFull()) {
      if (stripe.capacity() < mostSlots) {
        grow(stripe);
      } else {
        makeRoom(stripe, time);
      }
    }
    keys++;
    return stripe.insert(stored, KeyHash.inStripe(hash));
  }

  private void grow(Stripe stripe) {
    long old = (long) stripe.capacity() * slotBytes;
    int capacity = stripe.nextCapacity(mostSlots);
    long grown = (long) capacity * slotBytes;
    peakBytes = Math.max(peakBytes, bytes + grown);
    stripe.resize(capacity);
    bytes += grown - old;
  }

  private void makeRoom(Stripe stripe, long time) {
    sweep(stripe, time, SWEPT_WHEN_FULL);
    if (stripe.isFull()) {
      stripe.evict(cell, EVICTION_SAMPLE);
      evicted++;
      keys--;
    }
  }

  private void sweep(Stripe stripe, long time, int steps) {
    int dropped = stripe.sweep(cell, time, steps);
    expired += dropped;
    keys -= dropped;
  }

  private static int slotBytes(Cell cell) {
    return (cell.words() + 1) * Long.BYTES;
  }

  private static SubBuckets quanta(Cell cell) {
    return new SubBuckets(Math.max(1, cell.retentionMillis() / SubBuckets.OLDEST));
  }
}
