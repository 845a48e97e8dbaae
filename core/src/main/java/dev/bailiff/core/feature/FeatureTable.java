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
  private static final int FILTER_SHARE = 16;

  private final Cell cell;
  private final long shareBytes;
  private final TableRoom room;

  /** Those of the room. */
  private final Stripe[] stripes;

  private final long[] scratch;
  private Losses losses = new Losses();
  private FirstSights sights;
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
    this.shareBytes = shareBytes;
    long filterBytes = filterBytes(shareBytes);
    this.room = new TableRoom(cell, shareBytes - filterBytes, budget);
    this.stripes = room.stripes();
    this.sights = new FirstSights((int) (filterBytes / Integer.BYTES), quanta(cell));
    this.scratch = new long[cell.words()];
  }

  /** What of a share is not for states but for the filter. */
  static long filterBytes(long shareBytes) {
    return Math.min(shareBytes / FILTER_SHARE, 1L << 32);
  }

  /** The fewest bytes with which a table of this kind works. */
  public static long leastBudget(FeatureKind kind) {
    long stripes = (KeyHash.STRIPES + 1L) * Stripe.SMALLEST * TableRoom.slotBytes(kind.cell());
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
        room.keys(),
        room.bytes() + sights.bytes(),
        room.peakBytes() + sights.bytes(),
        shareBytes,
        room.expired(),
        room.evicted(),
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
      at = room.add(stripe, stored, hash);
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
    deferred = counted.deferred();
    room.takeCounts(counted.expired(), counted.evicted());
  }

  /** Where the states are. */
  TableRoom room() {
    return room;
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
    deferred = other.deferred;
    if (shareBytes == other.shareBytes) {
      sights = other.sights;
    }
    room.goOnFrom(other.room);
  }

  private long meet(Stripe stripe, long stored, long hash, long time, long argument) {
    if (!cell.starts(argument)) {
      return cell.absent();
    }
    if (!room.isUnderPressure(stripe, time)) {
      int at = room.add(stripe, stored, hash);
      return cell.create(stripe.slots(), at, time, argument, losses);
    }
    long first = sights.take(hash, time);
    if (first == FirstSights.UNSEEN) {
      deferred++;
      return cell.create(scratch, 0, time, argument, losses);
    }
    int at = room.add(stripe, stored, hash);
    if (!cell.ignoresArgument()) {
      return cell.create(stripe.slots(), at, time, argument, losses);
    }
    cell.create(stripe.slots(), at, first, 1, losses);
    return cell.update(stripe.slots(), at, time, argument, losses);
  }

  private static SubBuckets quanta(Cell cell) {
    return new SubBuckets(Math.max(1, cell.retentionMillis() / SubBuckets.OLDEST));
  }
}
