package dev.bailiff.app.reader;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Reads the time stamps of access logs, {@code 17/May/2015:10:05:03 +0000}, and ISO 8601.
 *
 * <p>Lines of one second bear the same stamp, and those of one day the same date and zone: both are
 * kept, so that a calendar is asked once a day.
 */
final class AccessTime {
  private static final int LENGTH = 26;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private long word0;
  private long word1;
  private long word2;
  private long word3;
  private long millis = LineParser.NO_TIME;
  private final byte[] day = new byte[LENGTH];
  private long dayMillis = LineParser.NO_TIME;

  /** The stamp in {@code bytes[from, to)} in milliseconds, or {@link LineParser#NO_TIME}. */
  long millis(byte[] bytes, int from, int to) {
    if (to - from != LENGTH || bytes[from + 2] != '/') {
      return iso(bytes, from, to);
    }
    long first = Scan.word(bytes, from);
    long second = Scan.word(bytes, from + 8);
    long third = Scan.word(bytes, from + 16);
    long fourth = Scan.word(bytes, from + LENGTH - 8);
    if (first == word0 && second == word1 && third == word2 && fourth == word3) {
      return millis;
    }
    long found = parse(bytes, from);
    word0 = first;
    word1 = second;
    word2 = third;
    word3 = fourth;
    millis = found;
    return found;
  }

  private long parse(byte[] bytes, int from) {
    if (!isSameDay(bytes, from)) {
      dayMillis = startOfDay(bytes, from);
      System.arraycopy(bytes, from, day, 0, LENGTH);
    }
    int hour = two(bytes, from + 12);
    int minute = two(bytes, from + 15);
    int second = two(bytes, from + 18);
    boolean wellFormed =
        bytes[from + 11] == ':'
            && bytes[from + 14] == ':'
            && bytes[from + 17] == ':'
            && bytes[from + 20] == ' ';
    if (!wellFormed
        || dayMillis == LineParser.NO_TIME
        || (hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 60) {
      return LineParser.NO_TIME;
    }
    return dayMillis + (hour * 3_600L + minute * 60L + second) * 1_000L;
  }

  private boolean isSameDay(byte[] bytes, int from) {
    for (int i = 0; i < 11; i++) {
      if (bytes[from + i] != day[i]) {
        return false;
      }
    }
    for (int i = 21; i < LENGTH; i++) {
      if (bytes[from + i] != day[i]) {
        return false;
      }
    }
    return true;
  }

  private static long startOfDay(byte[] bytes, int from) {
    int dayOfMonth = two(bytes, from);
    int month = month(bytes, from + 3);
    int century = two(bytes, from + 7);
    int year = two(bytes, from + 9);
    int zoneHours = two(bytes, from + 22);
    int zoneMinutes = two(bytes, from + 24);
    byte sign = bytes[from + 21];
    if ((dayOfMonth | month | century | year | zoneHours | zoneMinutes) < 0
        || zoneHours > 18
        || zoneMinutes > 59
        || (sign != '+' && sign != '-')) {
      return LineParser.NO_TIME;
    }
    try {
      long days = LocalDate.of(century * 100 + year, month, dayOfMonth).toEpochDay();
      long offset = (zoneHours * 60L + zoneMinutes) * 60_000L;
      return days * MILLIS_PER_DAY - (sign == '+' ? offset : -offset);
    } catch (DateTimeException noSuchDay) {
      return LineParser.NO_TIME;
    }
  }

  /** The number of the month with this English three-letter name, from 1, or -1. */
  static int month(byte[] bytes, int at) {
    for (int i = 0; i < 12; i++) {
      if (bytes[at] == MONTHS.charAt(3 * i)
          && bytes[at + 1] == MONTHS.charAt(3 * i + 1)
          && bytes[at + 2] == MONTHS.charAt(3 * i + 2)) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The number of two decimal digits, or -1. */
  static int two(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static long iso(byte[] bytes, int from, int to) {
    if (to - from < 20 || to - from > 35) {
      return LineParser.NO_TIME;
    }
    try {
      String text = new String(bytes, from, to - from, java.nio.charset.StandardCharsets.US_ASCII);
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeParseException notATime) {
      return LineParser.NO_TIME;
    }
  }
}
