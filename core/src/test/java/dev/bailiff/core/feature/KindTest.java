package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KindTest {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final long[] TIMES = {
    Long.MIN_VALUE, -EventTimes.LAST, -1, 0, 1, 9_999, 10_000, EventTimes.LAST, Long.MAX_VALUE
  };

  static Stream<FeatureKind> everyKind() {
    return Kinds.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void any_times_and_arguments_will_do(FeatureKind kind) throws CellFormatException {
    for (long first : TIMES) {
      for (long second : TIMES) {
        for (long argument : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
          OneKey key = new OneKey(kind);
          key.update(first, argument);
          double value = number(kind, key.update(second, argument));
          assertThat(value).isFinite();
          key.decode(key.encode());
          assertThat(number(kind, key.read(second))).isFinite();
          assertThat(number(kind, key.read(Long.MAX_VALUE))).isFinite();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void a_key_long_silent_is_expired_and_reads_as_if_unknown(FeatureKind kind) {
    OneKey key = new OneKey(kind);
    key.update(5_000, 1);
    assertThat(key.isExpired(5_000)).isFalse();
    long muchLater = 5_000 + 60 * Duration.ofDays(30).toMillis();
    assertThat(key.isExpired(muchLater)).isTrue();
    assertThat(number(kind, key.read(muchLater))).isLessThan(1e-5);
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void reading_changes_nothing(FeatureKind kind) {
    OneKey key = new OneKey(kind);
    key.update(5_000, 1);
    long[] before = key.words();
    for (long time : TIMES) {
      key.read(time);
      key.isExpired(time);
    }
    assertThat(key.words()).isEqualTo(before);
  }

  @Test
  void what_was_used_is_worked_off_and_no_more_than_the_most_is_held_against_a_key() {
    OneKey key = new OneKey(new UseKind(60, Duration.ofMinutes(1), 200));

    assertThat(key.update(0, 50)).isEqualTo(50);
    assertThat(key.read(10_000)).isEqualTo(40);
    assertThat(key.update(10_000, 1_000)).isEqualTo(200);
    assertThat(key.losses.saturated()).isEqualTo(1);
    assertThat(key.read(210_000)).isZero();
    assertThat(key.isExpired(210_000)).isTrue();
  }

  @Test
  void no_two_kinds_share_a_tag() {
    Set<Integer> tags = new HashSet<>();
    Set<Class<?>> classes = new HashSet<>();
    for (FeatureKind kind : Kinds.ALL) {
      tags.add(kind.tag());
      classes.add(kind.getClass());
    }
    assertThat(tags).hasSameSizeAs(classes);
    assertThat(classes).hasSize(FeatureKind.class.getPermittedSubclasses().length);
  }

  @Test
  void a_ratio_is_nothing_before_enough_is_known() {
    OneKey key = new OneKey(new RatioKind(WINDOW, 4));
    for (int i = 0; i < 3; i++) {
      assertThat(Double.longBitsToDouble(key.update(i, 1))).isZero();
    }
    assertThat(Double.longBitsToDouble(key.update(3, 0))).isEqualTo(0.75);
  }

  @Test
  void a_sum_of_nothing_sensible_stays_finite() {
    OneKey key = new OneKey(new SumKind(WINDOW));
    key.update(0, Double.doubleToLongBits(Double.NaN));
    assertThat(Double.longBitsToDouble(key.update(0, Double.doubleToLongBits(2.5)))).isEqualTo(2.5);
    key.update(0, Double.doubleToLongBits(Double.POSITIVE_INFINITY));
    key.update(0, Double.doubleToLongBits(Double.NEGATIVE_INFINITY));
    assertThat(Double.longBitsToDouble(key.read(0))).isFinite();
    assertThat(key.losses.saturated()).isEqualTo(3);
  }

  @Test
  void steady_events_reach_their_true_rate() {
    OneKey key = new OneKey(new RateKind(WINDOW, Duration.ofMinutes(1)));
    double value = 0;
    for (int i = 0; i < 10_000; i++) {
      value = Double.longBitsToDouble(key.update(i * 100L));
    }
    assertThat(value).isBetween(598.0, 604.0);
  }

  @Test
  void one_event_takes_a_sequence_one_step_on() {
    OneKey key = new OneKey(new SequenceKind(3, WINDOW));
    assertThat(key.update(0, 0b111)).isEqualTo(1);
    assertThat(key.update(0, 0b111)).isEqualTo(2);
    assertThat(key.update(0, 0b111)).isEqualTo(3);
  }

  @Test
  void a_sequence_goes_back_as_its_start_leaves_the_window() {
    OneKey key = new OneKey(new SequenceKind(3, WINDOW));
    key.update(0, 0b001);
    key.update(4_000, 0b010);
    key.update(8_000, 0b001);
    assertThat(key.read(9_999)).isEqualTo(2);
    assertThat(key.read(10_000)).isEqualTo(1);
    assertThat(key.read(18_000)).isEqualTo(0);
  }

  @Test
  void an_event_before_a_chain_began_does_not_continue_it() {
    OneKey key = new OneKey(new SequenceKind(2, WINDOW));
    key.update(5_000, 0b01);
    assertThat(key.update(4_999, 0b10)).isEqualTo(1);
    assertThat(key.update(5_001, 0b10)).isEqualTo(2);
  }

  @Test
  void a_quota_allows_a_burst_and_then_its_rate() {
    OneKey key = new OneKey(new QuotaKind(60, Duration.ofMinutes(1), 5));
    for (int i = 0; i < 5; i++) {
      assertThat(key.update(0)).isZero();
    }
    assertThat(key.update(0)).isEqualTo(1);
    assertThat(key.update(1_000)).isEqualTo(1);
    assertThat(key.read(2_000)).isZero();
    assertThat(key.update(2_000)).isEqualTo(1);
    assertThat(key.update(4_000)).isZero();
  }

  @Test
  void a_flood_never_charges_more_than_one_period() {
    OneKey key = new OneKey(new QuotaKind(60, Duration.ofMinutes(1), 5));
    for (int i = 0; i < 1_000; i++) {
      key.update(0);
    }
    assertThat(key.read(0)).isEqualTo(60);
    assertThat(key.read(60_000)).isZero();
    assertThat(key.losses.saturated()).isEqualTo(1_000 - 65);
  }

  @Test
  void an_event_out_of_order_costs_a_quota_no_more_than_one_in_time() {
    OneKey key = new OneKey(new QuotaKind(1_000, Duration.ofSeconds(1), 10));
    key.update(5_000);
    assertThat(key.update(4_500)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 60, 5, quota",
    "15360001, 60, 5, quota",
    "60, 60, 0, burst",
    "60, 60, 60001, burst",
    "60, 0, 5, period"
  })
  void a_quota_out_of_bounds_is_refused(long limit, long seconds, long burst, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuotaKind(limit, Duration.ofSeconds(seconds), burst))
        .withMessageContaining(named);
  }

  @Test
  void parameters_out_of_bounds_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExactCountKind(WINDOW, 65))
        .withMessageContaining("from 1 to 64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SequenceKind(9, WINDOW))
        .withMessageContaining("from 2 to 8");
    assertThatIllegalArgumentException().isThrownBy(() -> new RatioKind(WINDOW, 0));
  }

  @Test
  void state_kept_under_another_window_is_refused_in_plain_words() {
    OneKey key = new OneKey(new CountKind(WINDOW));
    key.update(0);
    OneKey other = new OneKey(new CountKind(Duration.ofSeconds(20)));
    assertThatExceptionOfType(CellFormatException.class)
        .isThrownBy(() -> other.decode(key.encode()))
        .withMessageContaining("10000")
        .withMessageContaining("20000");
  }

  private static double number(FeatureKind kind, long bits) {
    return switch (kind.valueType()) {
      case NUMBER -> Double.longBitsToDouble(bits);
      case INTEGER, TIME -> (double) bits;
    };
  }
}
