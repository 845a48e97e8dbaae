package dev.bailiff.app.journal;

import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The segments of a journal by the number of their first record; one thread adds to them. */
final class Segments {
  private final ConcurrentSkipListMap<Long, Segment> byFirst = new ConcurrentSkipListMap<>();

  void add(Segment segment) {
    byFirst.put(segment.header().first(), segment);
  }

  void remove(Segment segment) {
    byFirst.remove(segment.header().first());
  }

  boolean isEmpty() {
    return byFirst.isEmpty();
  }

  /** The oldest first. */
  Collection<Segment> all() {
    return byFirst.values();
  }

  Segment last() {
    return byFirst.lastEntry().getValue();
  }

  /** The number of the oldest record, or of the next one if there is none. */
  long first() {
    return byFirst.firstKey();
  }

  /** The segment in which a record is, or will be; null if it has been dropped. */
  @Nullable Segment holding(long sequence) {
    var entry = byFirst.floorEntry(sequence);
    return entry == null ? null : entry.getValue();
  }

  /** The segment that begins after this one; null after the last. */
  @Nullable Segment after(Segment segment) {
    var entry = byFirst.higherEntry(segment.header().first());
    return entry == null ? null : entry.getValue();
  }
}
