package dev.bailiff.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a key may ask. */
final class RequestRateTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // clocks begin anywhere

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1_000})
  void as_many_at_once_as_in_a_second_and_then_evenly(int perSecond) {
    RequestRate rate = new RequestRate(perSecond, now::get);
    assertThat(let(rate, perSecond + 5)).isEqualTo(perSecond);
    now.addAndGet(Duration.ofSeconds(1).toNanos() / perSecond + 1);
    assertThat(let(rate, 3)).isEqualTo(1);
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(let(rate, 2 * perSecond)).as("silence is not saved up").isEqualTo(perSecond);
  }

  @Test
  void over_time_no_more_than_the_rate_is_let_through_however_often_it_is_tried() {
    RequestRate rate = new RequestRate(100, now::get);
    long through = 0;
    for (int i = 0; i < 10_000; i++) { // a thousand tries a second for ten seconds
      through += let(rate, 1);
      now.addAndGet(1_000_000);
    }
    assertThat(through).isBetween(1_000L, 1_100L);
  }

  @Test
  void one_key_does_not_use_up_what_another_may() {
    RequestRate rate = new RequestRate(1, now::get);
    assertThat(rate.lets("a")).isTrue();
    assertThat(rate.lets("a")).isFalse();
    assertThat(rate.lets("b")).isTrue();
  }

  @Test
  void a_rate_is_positive() {
    assertThatThrownBy(() -> new RequestRate(0, now::get))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long let(RequestRate rate, int tries) {
    return IntStream.range(0, tries).filter(_ -> rate.lets("a")).count();
  }
}
