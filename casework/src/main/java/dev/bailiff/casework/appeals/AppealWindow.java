package dev.bailiff.casework.appeals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/**
 * Until when a decision can be contested. The window is counted in whole days from the one on which
 * the person was informed, and is open to the end of its last day. Where the last month has no such
 * day, its own last day is the last.
 *
 * <p>Six months is the least that Article 20 of Regulation (EU) 2022/2065 asks of online platforms.
 *
 * @param length how long it is
 * @param zone whose days are counted
 */
public record AppealWindow(Period length, ZoneId zone) {
  /** The shortest one for online platforms in the European Union. */
  public static final Period SIX_MONTHS = Period.ofMonths(6);

  public AppealWindow {
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("an appeal needs time: " + length);
    }
  }

  /** The last day. */
  public LocalDate lastDay(Instant informed) {
    return informed.atZone(zone).toLocalDate().plus(length);
  }

  /** Whether a decision of which the person was informed then can be contested now. */
  public boolean isOpen(Instant informed, Instant now) {
    return now.isBefore(lastDay(informed).plusDays(1).atStartOfDay(zone).toInstant());
  }
}
