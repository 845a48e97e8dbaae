package dev.bailiff.app.reader;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;

/**
 * How logs are to be read.
 *
 * @param formats the formats that a log may have; the one that fits its first lines best is taken
 * @param year the year in which logs begin whose stamps bear none; without it, the newest that fits
 * @param zone the zone of stamps that name none
 * @param now the time of the reading: standard input cannot be newer
 * @param maxLineBytes longer lines are counted as malformed and skipped
 */
public record ReadOptions(
    List<LogFormat> formats, OptionalInt year, ZoneId zone, Instant now, int maxLineBytes) {

  /** Longer than any request line and header that common servers accept, and a bound on memory. */
  private static final int LINE_BYTES = 64 * 1024;

  /** A recorded event may hold a body of 256 Ki characters, escaped. */
  private static final int MAX_LINE_BYTES = 16 * 1024 * 1024;

  public ReadOptions {
    formats = List.copyOf(formats);
    requireNonNull(year, "year");
    requireNonNull(zone, "zone");
    requireNonNull(now, "now");
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("no format is allowed");
    }
    if (year.isPresent() && (year.getAsInt() < 1970 || year.getAsInt() > Year.MAX_VALUE / 1000)) {
      throw new IllegalArgumentException("year out of range: " + year.getAsInt());
    }
    if (maxLineBytes < 1_024 || maxLineBytes > MAX_LINE_BYTES) {
      throw new IllegalArgumentException("line limit out of range: " + maxLineBytes);
    }
  }

  /** Any format, years by the age of the file, UTC where a stamp names no zone. */
  public static ReadOptions at(Instant now) {
    return new ReadOptions(
        List.of(LogFormat.values()), OptionalInt.empty(), ZoneOffset.UTC, now, LINE_BYTES);
  }

  /** These options with one format, whatever the lines look like. */
  public ReadOptions withFormat(LogFormat format) {
    return new ReadOptions(List.of(format), year, zone, now, maxLineBytes);
  }

  /** These options with a year for stamps that bear none. */
  public ReadOptions withYear(int first) {
    return new ReadOptions(formats, OptionalInt.of(first), zone, now, maxLineBytes);
  }

  /** These options with a zone for stamps that name none. */
  public ReadOptions withZone(ZoneId local) {
    return new ReadOptions(formats, year, local, now, maxLineBytes);
  }

  /** These options with another limit on the length of a line. */
  public ReadOptions withMaxLineBytes(int bytes) {
    return new ReadOptions(formats, year, zone, now, bytes);
  }

  /** Whether the caller chose the format. */
  boolean isFormatChosen() {
    return formats.size() == 1;
  }
}
