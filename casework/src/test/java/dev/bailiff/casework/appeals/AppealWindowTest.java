package dev.bailiff.casework.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AppealWindowTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, UTC, 2027-05-23",
    "2026-08-31T10:00:00Z, UTC, 2027-02-28",
    "2027-08-31T10:00:00Z, UTC, 2028-02-29",
    "2026-11-23T23:30:00Z, Europe/Berlin, 2027-05-24",
    "2026-11-23T23:30:00Z, America/New_York, 2027-05-23",
  })
  void six_months_are_counted_in_days_of_the_calendar(
      Instant informed, String zone, LocalDate last) {
    assertThat(window(zone).lastDay(informed)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-05-23T21:59:59Z, true", // Berlin is two hours ahead in May, one in November
    "2027-05-23T22:00:00Z, false",
  })
  void the_window_is_open_to_the_end_of_its_last_day(Instant now, boolean isOpen) {
    Instant informed = Instant.parse("2026-11-23T10:00:00Z");
    assertThat(window("Europe/Berlin").isOpen(informed, now)).isEqualTo(isOpen);
  }

  @Test
  void an_appeal_needs_time() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AppealWindow(Period.ZERO, ZoneId.of("UTC")));
  }

  private static AppealWindow window(String zone) {
    return new AppealWindow(AppealWindow.SIX_MONTHS, ZoneId.of(zone));
  }
}
