package dev.bailiff.app.journal;

import java.util.Locale;
import java.util.regex.Pattern;

/** One file of the journal, and how much of it is on the disk. */
final class Segment {
  private static final Pattern NAME = Pattern.compile("0\\d{19}\\.journal");

  private final SegmentHeader header;
  private volatile Extent extent;

  Segment(SegmentHeader header, Extent extent) {
    this.header = header;
    this.extent = extent;
  }

  /**
   * The part of a segment that counts.
   *
   * @param end no record that counts ends after this offset
   * @param next the number after its last record
   */
  record Extent(long end, long next) {}

  static boolean isName(String file) {
    return NAME.matcher(file).matches();
  }

  /** Names sort as their numbers do. */
  static String nameOf(long first) {
    return String.format(Locale.ROOT, "%020d.journal", first);
  }

  static long firstOf(String name) {
    return Long.parseLong(name, 0, 20, 10);
  }

  String name() {
    return nameOf(header.first());
  }

  SegmentHeader header() {
    return header;
  }

  Extent extent() {
    return extent;
  }

  void grow(Extent grown) {
    extent = grown;
  }

  boolean isEmpty() {
    return extent.next() == header.first();
  }
}
