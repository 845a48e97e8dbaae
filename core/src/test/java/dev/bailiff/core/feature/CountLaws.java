package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CountLaws {
  private static final long WINDOW = 10_000;
  private static final long WIDTH = WINDOW / 5;

  @Property(seed = "1")
  void a_count_is_off_by_at_most_its_part_of_the_oldest_sub_bucket_in_any_order(
      @ForAll("arrivals") List<Arrival> arrivals) {
    OneKey key = new OneKey(new CountKind(Duration.ofMillis(WINDOW)));
    List<Long> taken = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      long epoch = Math.floorDiv(arrival.time(), WIDTH);
      newest = Math.max(newest, epoch);
      if (epoch >= newest - 5) {
        taken.add(arrival.time());
      }
      long value = key.update(arrival.time());
      long asOf = Math.max(arrival.time(), newest * WIDTH);
      assertWithinBound(value, asOf, newest, taken);
      assertWithinBound(key.read(asOf + 777), asOf + 777, Math.floorDiv(asOf + 777, WIDTH), taken);
    }
    assertThat(key.losses.late()).isEqualTo(arrivals.size() - taken.size());
    assertThat(key.losses.saturated()).isZero();
  }

  private static void assertWithinBound(long value, long asOf, long newest, List<Long> taken) {
    long exact = taken.stream().filter(time -> time > asOf - WINDOW).count();
    long oldest = taken.stream().filter(time -> Math.floorDiv(time, WIDTH) == newest - 5).count();
    double elapsed = (asOf - newest * WIDTH) / (double) WIDTH;
    assertThat((double) Math.abs(value - exact))
        .isLessThanOrEqualTo(Math.max(elapsed, 1 - elapsed) * oldest + 0.5);
  }

  @Provide
  Arbitrary<List<Arrival>> arrivals() {
    return Arrival.inAnyOrder(WINDOW, Arbitraries.just(1L));
  }
}
