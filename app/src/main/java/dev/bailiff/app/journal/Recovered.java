package dev.bailiff.app.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a journal's directory, the last segment cut to what counts.
 *
 * @param segments may be empty
 * @param next the number of the next record
 * @param tornTail what was cut off; null if nothing was
 */
record Recovered(Segments segments, long next, @Nullable TornTail tornTail) {
  static Recovered from(JournalFolder folder) throws IOException {
    List<String> names =
        new ArrayList<>(folder.names().stream().filter(Segment::isName).sorted().toList());
    if (names.isEmpty()) {
      return new Recovered(new Segments(), 1, null);
    }
    long newest = Segment.firstOf(names.getLast());
    if (isStillborn(folder, names.getLast())) {
      folder.delete(names.removeLast());
    }
    if (names.isEmpty()) {
      return new Recovered(new Segments(), newest, null);
    }
    Segments segments = new Segments();
    for (int i = 0; i < names.size() - 1; i++) {
      segments.add(earlier(folder, names.get(i), Segment.firstOf(names.get(i + 1))));
    }
    return withLast(folder, segments, names.getLast());
  }

  /** The process died while it made this segment: a header never came to be, much less a record. */
  private static boolean isStillborn(JournalFolder folder, String name) throws IOException {
    try (JournalFile file = folder.openToRead(name)) {
      return file.size() <= SegmentHeader.BYTES
          && SegmentHeader.read(file, folder.pathOf(name)) == null;
    }
  }

  private static Segment earlier(JournalFolder folder, String name, long next) throws IOException {
    try (JournalFile file = folder.openToRead(name)) {
      return new Segment(header(folder, file, name), new Segment.Extent(file.size(), next));
    }
  }

  private static Recovered withLast(JournalFolder folder, Segments segments, String name)
      throws IOException {
    try (JournalFile file = folder.open(name)) {
      SegmentHeader header = header(folder, file, name);
      SegmentCheck check = new SegmentCheck(file, folder.pathOf(name), header);
      Segment.Extent whole = check.whole();
      TornTail torn = check.tornTail();
      check.keepWhole();
      folder.force();
      segments.add(new Segment(header, whole));
      return new Recovered(segments, whole.next(), torn);
    }
  }

  private static SegmentHeader header(JournalFolder folder, JournalFile file, String name)
      throws IOException {
    String path = folder.pathOf(name);
    SegmentHeader header = SegmentHeader.read(file, path);
    if (header == null) {
      throw new JournalDamagedException(path, 0, "the header is not whole");
    }
    if (header.first() != Segment.firstOf(name)) {
      throw new JournalDamagedException(
          path, 0, "the header says that record " + header.first() + " comes first");
    }
    return header;
  }
}
