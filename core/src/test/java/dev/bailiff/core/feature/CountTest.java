package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {
  private final OneKey key = new OneKey(new CountKind(Duration.ofSeconds(10)));

  @Test
  void events_within_the_window_all_count() {
    key.update(0);
    key.update(3_000);
    assertThat(key.update(9_999)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"9999, 10", "10000, 10", "10500, 8", "11000, 5", "11900, 1", "12000, 0"})
  void an_old_sub_bucket_leaves_the_window_evenly(long time, long value) {
    for (int i = 0; i < 10; i++) {
      key.update(i);
    }
    assertThat(key.read(time)).isEqualTo(value);
  }

  @Test
  void a_late_event_is_dropped_and_tallied() {
    key.update(100_000);
    assertThat(key.update(89_999)).isEqualTo(1);
    assertThat(key.losses.late()).isEqualTo(1);
  }

  @Test
  void an_event_out_of_order_within_the_window_counts() {
    key.update(100_000);
    assertThat(key.update(90_000)).isEqualTo(2);
    assertThat(key.read(101_999)).isEqualTo(1);
    assertThat(key.losses.late()).isZero();
  }

  @Test
  void a_full_sub_bucket_stays_full_and_is_tallied() {
    long value = 0;
    for (int i = 0; i < CountCell.FULL + 10; i++) {
      value = key.update(5);
    }
    assertThat(value).isEqualTo(CountCell.FULL);
    assertThat(key.losses.saturated()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "-9223372036854775808, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775807, -9223372036854775808",
    "-1, 0",
    "-17592186044416, 17592186044416"
  })
  void any_two_times_make_a_count_of_one_or_two(long first, long second) {
    key.update(first);
    boolean isNear = Math.abs((double) first - second) < 10_000;
    boolean isLate = first > second && !isNear;
    assertThat(key.update(second)).isEqualTo(isNear ? 2 : 1);
    assertThat(key.losses.late()).isEqualTo(isLate ? 1 : 0);
  }

  @Test
  void a_window_is_whole_seconds_up_to_thirty_days() {
    assertThat(new CountKind(Duration.ofDays(30)).window()).isEqualTo(Duration.ofDays(30));
    for (Duration wrong :
        new Duration[] {
          Duration.ZERO, Duration.ofSeconds(-5), Duration.ofMillis(1500), Duration.ofDays(31)
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CountKind(wrong))
          .withMessageContaining("window");
    }
  }
}
