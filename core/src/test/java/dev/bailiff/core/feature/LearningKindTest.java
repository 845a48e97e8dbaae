package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bailiff.core.feature.ChangeKind.Direction;
import dev.bailiff.core.feature.RecentSetKind.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kinds that learn what is usual. */
class LearningKindTest {
  private static final long HOUR = 3_600_000;
  private static final BaselineKind DAILY =
      new BaselineKind(Duration.ofHours(1), Duration.ofDays(1), 12);

  @Test
  void a_busy_hour_of_every_day_is_not_beyond_the_usual_but_a_busy_night_is() {
    OneKey key = new OneKey(DAILY);
    for (int hour = 0; hour < 5 * 24; hour++) {
      events(key, hour, hour % 24 == 9 ? 500 : 10);
    }
    int day = 5 * 24;
    for (int hour = 0; hour < 9; hour++) {
      events(key, day + hour, 10);
    }
    assertThat(events(key, day + 9, 500)).isLessThan(2);
    for (int hour = 10; hour < 24; hour++) {
      events(key, day + hour, 10);
    }
    assertThat(events(key, day + 24 + 3, 100)).isGreaterThan(20);
  }

  @Test
  void nothing_is_beyond_the_usual_before_enough_windows_are_known() {
    OneKey key = new OneKey(DAILY);
    for (int hour = 0; hour < 13; hour++) {
      assertThat(events(key, hour, hour == 12 ? 1_000 : 5)).isZero();
    }
  }

  @Test
  void what_is_usual_on_the_first_day_is_what_other_hours_had() {
    OneKey key = new OneKey(DAILY);
    for (int hour = 0; hour < 20; hour++) {
      events(key, hour, 10);
    }
    assertThat(events(key, 20, 12)).isLessThan(1);
    assertThat(events(key, 21, 60)).isGreaterThan(10);
  }

  @Test
  void one_attack_does_not_become_usual() {
    OneKey key = new OneKey(DAILY);
    for (int hour = 0; hour < 20; hour++) {
      events(key, hour, 10);
    }
    events(key, 20, 10_000);
    for (int hour = 21; hour < 25; hour++) {
      events(key, hour, 10);
    }
    assertThat(events(key, 25, 60)).isGreaterThan(5);
  }

  @Test
  void a_change_lasts_until_the_share_is_back_and_does_not_become_usual() {
    OneKey key = new OneKey(new ChangeKind(Duration.ofHours(6), Direction.UP, 300, 20));
    shares(key, 0, 300, 5);
    assertThat(key.read(300_000)).isZero();
    shares(key, 300, 5_000, 2);
    long since = key.read(5_300_000);
    assertThat(since).isBetween(290_000L, 310_000L);
    shares(key, 5_300, 400, 5);
    assertThat(key.read(5_700_000)).isZero();
  }

  @Test
  void a_change_is_forgotten_when_a_window_passes_without_events() {
    OneKey key = new OneKey(new ChangeKind(Duration.ofHours(1), Direction.UP, 300, 20));
    shares(key, 0, 300, 5);
    shares(key, 300, 200, 1);
    assertThat(key.read(600_000)).isNotZero();
    assertThat(key.read(600_000 + HOUR)).isZero();
  }

  @Test
  void a_second_device_is_new_once_and_the_first_never() {
    OneKey key = new OneKey(new RecentSetKind(Duration.ofDays(30), 8, Answer.NEW, 1));
    assertThat(key.update(0, 1)).isZero();
    assertThat(key.update(HOUR, 1)).isZero();
    assertThat(key.update(2 * HOUR, 2)).isOne();
    assertThat(key.update(3 * HOUR, 2)).isZero();
    assertThat(key.read(3 * HOUR)).isZero();
  }

  @Test
  void an_element_that_many_others_came_after_is_new_again() {
    OneKey key = new OneKey(new RecentSetKind(Duration.ofDays(30), 3, Answer.NEW, 1));
    for (int element : new int[] {1, 2, 3, 1, 4}) {
      key.update(0, element);
    }
    assertThat(key.update(0, 1)).isZero();
    assertThat(key.update(0, 2)).isOne();
  }

  @Test
  void a_list_tried_once_is_all_new_and_one_account_tried_again_is_not() {
    RecentSetKind kind = new RecentSetKind(Duration.ofHours(1), 64, Answer.SHARE, 20);
    OneKey list = new OneKey(kind);
    OneKey one = new OneKey(kind);
    for (int i = 0; i < 200; i++) {
      list.update(i * 1_000L, i);
      one.update(i * 1_000L, i % 3);
    }
    assertThat(Double.longBitsToDouble(list.read(200_000))).isEqualTo(1);
    assertThat(Double.longBitsToDouble(one.read(200_000))).isLessThan(0.02);
  }

  @ParameterizedTest
  @CsvSource({"3600, 5400", "3600, 1800", "1, 169", "86400, 691200"})
  void a_season_that_is_not_made_of_some_windows_is_refused(long window, long season) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BaselineKind(Duration.ofSeconds(window), Duration.ofSeconds(season), 3))
        .withMessageContaining("season must be 1 to 168 times the window");
  }

  @Test
  void parameters_out_of_bounds_are_refused() {
    Duration hour = Duration.ofHours(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChangeKind(hour, Direction.UP, 0, 5))
        .withMessageContaining("shift");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChangeKind(hour, Direction.UP, 5, 0))
        .withMessageContaining("threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecentSetKind(hour, 65, Answer.NEW, 1))
        .withMessageContaining("up-to");
  }

  /** So many events spread over an hour; the value after the last. */
  private static double events(OneKey key, int hour, int count) {
    double value = 0;
    for (int i = 0; i < count; i++) {
      value = Double.longBitsToDouble(key.update(hour * HOUR + HOUR * i / count));
    }
    return value;
  }

  /** Events of which one in so many matches, a second apart. */
  private static void shares(OneKey key, int from, int count, int oneIn) {
    for (int i = 0; i < count; i++) {
      key.update((from + i) * 1_000L, i % oneIn == 0 ? 1 : 0);
    }
  }
}
