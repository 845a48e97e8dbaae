package dev.bailiff.app.journal;

import java.util.Arrays;

/** What is appended: a kind, whose meaning is the caller's, and bytes. */
public final class Entry {
  /** Large enough for an event with its facts; small enough that a reader can hold a few. */
  public static final int MAX_BYTES = 4 << 20;

  private static final int MAX_KIND = 255;

  private final int kind;
  private final byte[] payload;

  private Entry(int kind, byte[] payload) {
    this.kind = kind;
    this.payload = payload;
  }

  /** Keeps the array, which must not change any more. */
  public static Entry of(int kind, byte[] payload) {
    if (kind < 0 || kind > MAX_KIND) {
      throw new IllegalArgumentException("kind must be in [0, 255]: " + kind);
    }
    if (payload.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "a record holds at most " + MAX_BYTES + " bytes: " + payload.length);
    }
    return new Entry(kind, payload);
  }

  public int kind() {
    return kind;
  }

  /** The bytes themselves, not a copy. */
  public byte[] payload() {
    return payload;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry entry
        && kind == entry.kind
        && Arrays.equals(payload, entry.payload);
  }

  @Override
  public int hashCode() {
    return 31 * kind + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "entry of kind " + kind + ", " + payload.length + " bytes";
  }
}
