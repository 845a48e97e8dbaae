package dev.bailiff.core.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Reads points in time as RFC 3339 section 5.6 writes them, such as {@code
 * 2026-11-23T10:00:00.5+01:00}.
 */
public final class Rfc3339 {
  /** Date, time, a long fraction and an offset; longer text is refused unread. */
  private static final int MOST_CHARACTERS = 64;

  private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
  private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z

  private final String text;
  private int at;
  private boolean malformed;

  private Rfc3339(String text) {
    this.text = text;
  }

  /**
   * The point in time, cut to milliseconds; empty if the text is malformed or names a date, time or
   * offset that does not exist. A leap second is read as the first moment of the next minute.
   */
  public static Optional<Instant> parse(String text) {
    return text.length() > MOST_CHARACTERS ? Optional.empty() : new Rfc3339(text).instant();
  }

  private Optional<Instant> instant() {
    int year = digits(4, 9999);
    expect('-', '-');
    int month = digits(2, 12);
    expect('-', '-');
    int day = digits(2, 31);
    expect('T', ' ');
    int seconds = digits(2, 23) * 3600;
    expect(':', ':');
    seconds += digits(2, 59) * 60;
    expect(':', ':');
    int second = digits(2, 60);
    int millis = fraction();
    int offset = offset();
    if (malformed || at != text.length() || !isDate(year, month, day)) {
      return Optional.empty();
    }
    long epoch = LocalDate.of(year, month, day).toEpochDay() * 86_400 + seconds + second - offset;
    boolean isMisplacedLeap = second == 60 && Math.floorMod(epoch, 86_400L) != 0;
    return isMisplacedLeap || epoch < FIRST || epoch > LAST
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(epoch * 1_000 + millis));
  }

  private static boolean isDate(int year, int month, int day) {
    return month >= 1 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private int fraction() {
    if (at >= text.length() || text.charAt(at) != '.') {
      return 0;
    }
    int start = ++at;
    int millis = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      if (at - start < 3) {
        millis = millis * 10 + text.charAt(at) - '0';
      }
      at++;
    }
    malformed |= at == start;
    return switch (at - start) {
      case 1 -> millis * 100;
      case 2 -> millis * 10;
      default -> millis;
    };
  }

  private int offset() {
    char sign = at < text.length() ? text.charAt(at) : 'X';
    at++;
    if (sign == 'Z' || sign == 'z') {
      return 0;
    }
    malformed |= sign != '+' && sign != '-';
    int seconds = digits(2, 23) * 3600;
    expect(':', ':');
    seconds += digits(2, 59) * 60;
    return sign == '-' ? -seconds : seconds;
  }

  private int digits(int count, int most) {
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (at >= text.length() || !isDigit(text.charAt(at))) {
        malformed = true;
        return 0;
      }
      value = value * 10 + text.charAt(at) - '0';
    }
    malformed |= value > most;
    return value;
  }

  private void expect(char one, char other) {
    malformed |=
        at >= text.length() || !matches(Character.toUpperCase(text.charAt(at)), one, other);
    at++;
  }

  private static boolean matches(char found, char one, char other) {
    return found == one || found == other;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
