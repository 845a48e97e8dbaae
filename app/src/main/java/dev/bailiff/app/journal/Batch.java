package dev.bailiff.app.journal;

import java.util.List;

/**
 * Entries that are appended as a whole or not at all; without entries, a request to roll.
 *
 * @param bytes what they take in the file
 */
record Batch(List<Entry> entries, long bytes, Ticket ticket) {
  static Batch of(List<Entry> entries) {
    List<Entry> copy = List.copyOf(entries);
    if (copy.isEmpty() || copy.size() > RecordHead.MAX_BATCH) {
      throw new IllegalArgumentException(
          "a batch holds 1 to " + RecordHead.MAX_BATCH + " entries: " + copy.size());
    }
    return new Batch(copy, copy.stream().mapToLong(RecordHead::sizeOf).sum(), new Ticket());
  }

  static Batch roll() {
    return new Batch(List.of(), 0, new Ticket());
  }

  boolean isRoll() {
    return entries.isEmpty();
  }

  static long bytes(List<Batch> group) {
    return group.stream().mapToLong(Batch::bytes).sum();
  }
}
