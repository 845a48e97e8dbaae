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

  /** The first two slots need no array, and so no other line of memory. */
  private long bits0;

  private long bits1;
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
    return slot == 0 ? bits0 : slot == 1 ? bits1 : bits[slot];
  }

  /** The object in a filled slot. */
  public final @Nullable Object recallObject(int slot) {
    return objects[slot];
  }

  /** Fills a slot with bits. */
  public final void remember(int slot, long value) {
    known |= 1L << slot;
    if (slot == 0) {
      bits0 = value;
    } else if (slot == 1) {
      bits1 = value;
    } else {
      bits = slot < bits.length ? bits : Arrays.copyOf(bits, slot + 2);
      bits[slot] = value;
    }
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
