package dev.bailiff.core.feature;

import java.util.List;

/** A {@link FeatureTable} as it was at one moment. */
final class FrozenTable {
  /** A block ends with the entry that takes it past this. */
  private static final int ENOUGH = 1 << 18;

  private final Cell cell;
  private final long shareBytes;
  private final TableStats stats;
  private final List<StripeImage> stripes;
  private final int[] sights;

  FrozenTable(
      Cell cell, long shareBytes, TableStats stats, List<StripeImage> stripes, FirstSights sights) {
    this.cell = cell;
    this.shareBytes = shareBytes;
    this.stats = stats;
    this.stripes = stripes;
    this.sights = sights.freeze();
  }

  long shareBytes() {
    return shareBytes;
  }

  <E extends Exception> void writeTo(BlockSink<E> sink, int index) throws E {
    sink.take(counts(index));
    for (int i = 0; i < stripes.size(); i++) {
      writeStripe(sink, index, i);
    }
    int place = 0;
    while (place < sights.length) {
      CellWriter out = BlockKind.SIGHTS.begin(index);
      place = writeSights(out, place);
      sink.take(out.toByteArray());
    }
  }

  private byte[] counts(int index) {
    CellWriter out = BlockKind.TABLE.begin(index);
    long filterBytes = (long) sights.length * Integer.BYTES;
    out.writeUnsigned(stats.keys());
    out.writeUnsigned(stats.peakBytes() - filterBytes);
    out.writeUnsigned(stats.expired());
    out.writeUnsigned(stats.evicted());
    out.writeUnsigned(stats.late());
    out.writeUnsigned(stats.deferred());
    out.writeUnsigned(stats.saturated());
    out.writeUnsigned(sights.length);
    return out.toByteArray();
  }

  private <E extends Exception> void writeStripe(BlockSink<E> sink, int index, int place) throws E {
    StripeImage stripe = stripes.get(place);
    int slot = 0;
    do {
      CellWriter out = BlockKind.STRIPE.begin(index);
      out.writeUnsigned(place);
      stripe.head().write(out);
      slot = writeSlots(out, stripe, slot);
      sink.take(out.toByteArray());
    } while (slot < stripe.head().capacity());
  }

  /** Writes entries of {@code free slots before it, key, length, state}; returns where it ended. */
  private int writeSlots(CellWriter out, StripeImage stripe, int first) {
    int slotWords = cell.words() + 1;
    long[] slots = stripe.slots();
    int capacity = stripe.head().capacity();
    int free = 0;
    int slot = first;
    out.writeUnsigned(first);
    for (; slot < capacity && out.size() < ENOUGH; slot++) {
      long key = slots[slot * slotWords];
      if (key == 0) {
        free++;
        continue;
      }
      byte[] state = cell.encode(slots, slot * slotWords + 1);
      out.writeUnsigned(free);
      out.writeWord(key);
      out.writeUnsigned(state.length);
      out.writeBytes(state);
      free = 0;
    }
    return slot;
  }

  private int writeSights(CellWriter out, int first) {
    int free = 0;
    int place = first;
    out.writeUnsigned(first);
    for (; place < sights.length && out.size() < ENOUGH; place++) {
      if (sights[place] == 0) {
        free++;
        continue;
      }
      out.writeUnsigned(free);
      out.writeUnsigned(Integer.toUnsignedLong(sights[place]));
      free = 0;
    }
    return place;
  }
}
