package dev.bailiff.core.condition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What expressions that read one field alone have given for one value of it. It outlives the event,
 * as the value comes again.
 */
public class ValueMemo {
  /** Slots are bits of a {@code long}. */
  public static final int SLOTS = Long.SIZE;

  private long known;
  private long[] bits = {};
  private @Nullable Object[] objects = {};

  /** A memo that knows nothing. */
  protected ValueMemo() {}

  /** Whether the slot has been filled. */
  public final boolean remembers(int slot) {
    return (known >>> slot & 1) != 0;
  }

  /** The bits in a filled slot. */
  public final long recall(int slot) {
    return bits[slot];
  }

  /** The object in a filled slot. */
  public final @Nullable Object recallObject(int slot) {
    return objects[slot];
  }

  /** Fills a slot with bits. */
  public final void remember(int slot, long value) {
    if (slot >= bits.length) {
      bits = Arrays.copyOf(bits, slot + 2);
    }
    bits[slot] = value;
    known |= 1L << slot;
  }

  /** Fills a slot with an object. */
  public final void rememberObject(int slot, @Nullable Object value) {
    if (slot >= objects.length) {
      objects = Arrays.copyOf(objects, slot + 2);
    }
    objects[slot] = value;
    known |= 1L << slot;
  }
}
