package dev.bailiff.app.journal;

import dev.bailiff.app.journal.Segment.Extent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Reads acknowledged records in order, holding no more than one in memory; for one thread. */
public final class JournalReader implements Closeable {
  private final JournalFolder folder;
  private final Segments segments;

  private Place place;

  JournalReader(JournalFolder folder, Segments segments, long from) throws IOException {
    this.folder = folder;
    this.segments = segments;
    long end = segments.last().extent().next();
    if (from < 1 || from > end) {
      throw new IllegalArgumentException("there is no record " + from + "; the next is " + end);
    }
    this.place = find(from);
  }

  private record Place(Segment segment, JournalFile file, RecordScan scan) {}

  /** The next record; null if there is none on the disk now. */
  public @Nullable Recorded next() throws IOException {
    while (true) {
      Extent extent = place.segment.extent();
      long sequence = place.scan.sequence();
      if (sequence < extent.next()) {
        RecordHead head = advance(place, extent);
        return new Recorded(sequence, Entry.of(head.kind(), place.scan.payload(head)));
      }
      if (segments.after(place.segment) == null) {
        return null;
      }
      // Only the extent of a segment that has a successor does not change any more.
      if (sequence < place.segment.extent().next()) {
        continue;
      }
      Place left = place;
      place = find(sequence);
      left.file.close();
    }
  }

  @Override
  public void close() throws IOException {
    place.file.close();
  }

  /** Goes to a record by its segment's name, and through the segment from its beginning. */
  private Place find(long sequence) throws IOException {
    Segment segment = segments.holding(sequence);
    if (segment == null) {
      throw new RecordsDroppedException(sequence, segments.first());
    }
    JournalFile file = open(segment, sequence);
    try {
      Place found = new Place(segment, file, new RecordScan(file, segment.header()));
      while (found.scan.sequence() < sequence) {
        advance(found, segment.extent());
      }
      return found;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private JournalFile open(Segment segment, long sequence) throws IOException {
    try {
      return folder.openToRead(segment.name());
    } catch (NoSuchFileException e) {
      if (segments.holding(sequence) == segment) {
        throw e;
      }
      throw new RecordsDroppedException(sequence, segments.first());
    }
  }

  private RecordHead advance(Place at, Extent extent) throws IOException {
    RecordHead head = at.scan.next(extent.end());
    if (head == null) {
      throw new JournalDamagedException(
          folder.pathOf(at.segment.name()),
          at.scan.offset(),
          "record " + at.scan.sequence() + " is not whole");
    }
    return head;
  }
}
