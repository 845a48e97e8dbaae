package dev.bailiff.rules.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What is printed is read again as the same. */
class QuantityLaws {
  @Property
  void durations(@ForAll @LongRange(min = 0, max = 99_999_999_999L) long millis) {
    Duration duration = Duration.ofMillis(millis);

    assertThat(Durations.parse(Durations.print(duration))).contains(duration);
  }

  @Property
  void durations_of_whole_units(@ForAll @IntRange(max = 1_000) int count) {
    assertThat(Durations.print(Duration.ofHours(count * 24L))).matches("[0-9]+(d|ms)");
  }

  @Property
  void budgets(
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long limit,
      @ForAll @LongRange(min = 1, max = 99_999_999_999L) long perMillis) {
    Duration per = Duration.ofMillis(perMillis);

    assertThat(Budgets.parse(Budgets.print(limit, per)))
        .contains(new Budgets.Allowance(limit, per));
  }

  @Property
  void sizes(@ForAll @LongRange(min = 0, max = 999_999_999L) long count, @ForAll Unit unit) {
    long bytes = count * unit.bytes;

    assertThat(Sizes.parse(Sizes.print(bytes))).contains(bytes);
  }

  enum Unit {
    BYTES(1),
    KIBIBYTES(1L << 10),
    MEBIBYTES(1L << 20),
    GIBIBYTES(1L << 30);

    final long bytes;

    Unit(long bytes) {
      this.bytes = bytes;
    }
  }
}
