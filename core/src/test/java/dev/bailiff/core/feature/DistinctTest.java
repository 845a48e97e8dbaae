package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTest {
  private static final Duration WINDOW = Duration.ofSeconds(100);

  /** The standard error that {@link UniqueSketch} states. */
  private static final double ERROR = 0.098;

  private final OneKey key = new OneKey(new DistinctKind(WINDOW));

  @ParameterizedTest
  @ValueSource(ints = {50, 1_000, 10_000})
  void beyond_sixteen_the_standard_error_is_as_stated(int elements) {
    double squares = 0;
    int keys = 200;
    for (int k = 0; k < keys; k++) {
      OneKey one = new OneKey(new DistinctKind(WINDOW));
      for (int i = 0; i < elements; i++) {
        one.update(1_000, (long) k << 32 | i);
      }
      double error = (double) one.read(1_000) / elements - 1;
      squares += error * error;
    }
    assertThat(Math.sqrt(squares / keys)).isLessThan(ERROR * 1.1);
  }

  @Test
  void a_steady_stream_of_new_elements_is_followed_across_generations() {
    double worst = 0;
    double sum = 0;
    int looks = 0;
    for (int i = 0; i < 10_000; i++) { // 1,000 in each window
      long value = key.update(i * 100L, i);
      if (i >= 2_000 && i % 50 == 0) {
        worst = Math.max(worst, Math.abs(value / 1_000.0 - 1));
        sum += value / 1_000.0;
        looks++;
      }
    }
    assertThat(worst).isLessThan(4 * ERROR);
    assertThat(sum / looks).isBetween(0.9, 1.1);
  }

  @Test
  void the_estimate_is_between_those_of_the_current_and_of_both_generations() {
    for (int i = 0; i < 300; i++) {
      key.update(50_000, i);
    }
    for (int i = 300; i < 400; i++) {
      key.update(120_000, i);
    }
    double low = 100 * (1 - 4 * ERROR);
    double high = 400 * (1 + 4 * ERROR);
    assertThat((double) key.read(120_000)).isBetween(low, high);
    assertThat(key.read(199_999)).isLessThan(key.read(120_000));
  }

  @Test
  void the_seventeenth_element_begins_a_sketch_and_silence_ends_it() {
    for (int i = 0; i < 16; i++) {
      assertThat(key.update(i, i)).isEqualTo(i + 1);
    }
    assertThat(key.update(16, 16)).isBetween(14L, 20L);
    assertThat(key.read(99_000)).isBetween(14L, 20L);
    assertThat(key.isExpired(199_999)).isFalse();
    assertThat(key.isExpired(200_000)).isTrue();
    assertThat(key.read(200_000)).isZero();
    for (int i = 0; i < 16; i++) {
      assertThat(key.update(200_000, i)).isEqualTo(i + 1);
    }
  }

  @Test
  void elements_that_left_the_window_make_room_for_exact_ones() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(key.update(i * 10_000L, i)).isEqualTo(Math.min(i + 1, 10));
    }
  }

  @Test
  void an_element_seen_again_stays_longer() {
    key.update(0, 1);
    key.update(60_000, 1);
    assertThat(key.read(120_000)).isOne();
    assertThat(key.read(160_000)).isZero();
  }

  @Test
  void a_late_element_is_dropped_even_when_sketched() {
    for (int i = 0; i < 100; i++) {
      key.update(250_000, i);
    }
    long before = key.read(250_000);
    assertThat(key.update(150_000, 1_000)).isEqualTo(before);
    assertThat(key.losses.late()).isOne();
    key.update(150_100, 1_001);
    assertThat(key.losses.late()).isOne();
  }
}
