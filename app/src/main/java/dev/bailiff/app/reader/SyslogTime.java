package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalInt;

/**
 * Reads the stamps of system logs: {@code Mar 27 13:06:56}, which bears no year, and ISO 8601.
 *
 * <p>The first stamp of a log is given the newest year that does not put it after the log was last
 * written. After that, a jump back over half a year is the turn of a year, and a jump ahead over
 * half a year is a late line of the year before.
 */
final class SyslogTime {
  /** The length of a stamp without a year. */
  static final int YEARLESS = 15;

  private static final int LONGEST_ISO = 40;
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final long HALF_A_YEAR_MILLIS = Duration.ofDays(182).toMillis();

  /** Every leap day lies within this many years of another. */
  private static final int YEARS_BETWEEN_LEAP_DAYS = 8;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter();

  private final ZoneId zone;
  private final Instant written;
  private final OptionalInt firstYear;
  private int year;
  private long latest = LineParser.NO_TIME;
  private long word0;
  private long word1;
  private long millis = LineParser.NO_TIME;

  SyslogTime(ParserSetup setup) {
    this.zone = setup.options().zone();
    this.firstYear = setup.options().year();
    this.written = setup.written();
  }

  /** The stamp of {@value #YEARLESS} bytes in milliseconds, or {@link LineParser#NO_TIME}. */
  long yearless(byte[] bytes, int from) {
    long first = Scan.word(bytes, from);
    long second = Scan.word(bytes, from + YEARLESS - 8);
    if (first != word0 || second != word1 || millis == LineParser.NO_TIME) {
      word0 = first;
      word1 = second;
      millis = parse(bytes, from);
    }
    return millis;
  }

  /** An ISO stamp in milliseconds, or {@link LineParser#NO_TIME}. */
  long iso(byte[] bytes, int from, int to) {
    if (to - from > LONGEST_ISO) {
      return LineParser.NO_TIME;
    }
    try {
      String text = new String(bytes, from, to - from, US_ASCII);
      TemporalAccessor read = ISO.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
      ZonedDateTime at =
          read instanceof LocalDateTime local ? local.atZone(zone) : ZonedDateTime.from(read);
      return at.toInstant().toEpochMilli();
    } catch (DateTimeException notATime) {
      return LineParser.NO_TIME;
    }
  }

  private long parse(byte[] bytes, int from) {
    int month = AccessTime.month(bytes, from);
    int tens = bytes[from + 4] == ' ' ? 0 : bytes[from + 4] - '0';
    int day = tens * 10 + bytes[from + 5] - '0';
    int hour = AccessTime.two(bytes, from + 7);
    int minute = AccessTime.two(bytes, from + 10);
    int second = AccessTime.two(bytes, from + 13);
    boolean wellFormed =
        bytes[from + 3] == ' '
            && bytes[from + 6] == ' '
            && bytes[from + 9] == ':'
            && bytes[from + 12] == ':'
            && month > 0
            && (hour | minute | second) >= 0;
    if (!wellFormed) {
      return LineParser.NO_TIME;
    }
    try {
      int wholeSecond = Math.min(second, 59); // a leap second
      return placed(LocalDateTime.of(2000, month, day, hour, minute, wholeSecond));
    } catch (DateTimeException noSuchTime) {
      return LineParser.NO_TIME;
    }
  }

  private long placed(LocalDateTime stamp) {
    if (latest == LineParser.NO_TIME) {
      year = firstYear.orElseGet(() -> newestYear(stamp));
      latest = in(year, stamp);
      return latest;
    }
    long time = in(year, stamp);
    if (time < latest - HALF_A_YEAR_MILLIS) {
      year++;
      time = in(year, stamp);
    } else if (time > latest + HALF_A_YEAR_MILLIS) {
      return in(year - 1, stamp);
    }
    latest = Math.max(latest, time);
    return time;
  }

  private int newestYear(LocalDateTime stamp) {
    Instant bound = written.plus(CLOCK_SKEW);
    int newest = bound.atZone(zone).getYear();
    for (int candidate = newest; candidate >= newest - YEARS_BETWEEN_LEAP_DAYS; candidate--) {
      if (exists(candidate, stamp) && in(candidate, stamp) <= bound.toEpochMilli()) {
        return candidate;
      }
    }
    return newest;
  }

  private static boolean exists(int year, LocalDateTime stamp) {
    return stamp.withYear(year).getDayOfMonth() == stamp.getDayOfMonth();
  }

  private long in(int year, LocalDateTime stamp) {
    return stamp.withYear(year).atZone(zone).toInstant().toEpochMilli();
  }
}
