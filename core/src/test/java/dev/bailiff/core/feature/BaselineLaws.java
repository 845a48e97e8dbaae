package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Baselines against one that remembers the count of every window. */
class BaselineLaws {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final long WIDTH = WINDOW.toMillis();
  private static final int SLOTS = 3;
  private static final int MIN = 2;

  @Property(seed = "51")
  void the_value_is_that_of_a_past_learned_from_all_windows_at_once_in_any_order(
      @ForAll("events") List<Arrival> arrivals) {
    OneKey key = new OneKey(new BaselineKind(WINDOW, WINDOW.multipliedBy(SLOTS), MIN));
    Map<Long, Integer> counts = new TreeMap<>();
    long clock = Long.MIN_VALUE;
    long first = 0;
    long late = 0;
    for (Arrival arrival : arrivals) {
      if (counts.isEmpty() || arrival.time() - clock >= 4 * SLOTS * WIDTH) {
        counts.clear();
        clock = arrival.time();
        first = window(clock) + 1;
      }
      if (window(arrival.time()) < window(clock) - 1) {
        late++;
      } else {
        counts.merge(window(arrival.time()), 1, Integer::sum);
      }
      clock = Math.max(clock, arrival.time());
      double expected = value(counts, first, clock);
      double value = Double.longBitsToDouble(key.update(arrival.time()));
      assertThat(value).isBetween(expected * 0.999 - 1e-3, expected * 1.001 + 1e-3);
    }
    assertThat(key.losses.late()).isEqualTo(late);
  }

  private static double value(Map<Long, Integer> counts, long first, long clock) {
    long newest = window(clock);
    if (newest - 1 - first < MIN) {
      return 0;
    }
    double elapsed = (double) (clock - newest * WIDTH) / WIDTH;
    double[] here = usual(counts, first, newest, newest);
    double[] there = usual(counts, first, newest, newest - 1);
    double now =
        counts.getOrDefault(newest, 0) + (1 - elapsed) * counts.getOrDefault(newest - 1, 0);
    double usual = elapsed * here[0] + (1 - elapsed) * there[0];
    double variance = elapsed * here[1] + (1 - elapsed) * there[1];
    return Math.max(0, (now - usual) / Math.sqrt(Math.max(Math.max(1, usual), variance)));
  }

  /**
   * Mean and variance for a window's place in the season, or for all while that is little known.
   */
  private static double[] usual(Map<Long, Integer> counts, long first, long newest, long window) {
    List<Integer> all = new ArrayList<>();
    List<Integer> like = new ArrayList<>();
    for (long past = first; past <= newest - 2; past++) {
      int count = counts.getOrDefault(past, 0);
      all.add(count);
      if (Math.floorMod(past - window, SLOTS) == 0) {
        like.add(count);
      }
    }
    return learned(like.size() >= 2 ? like : all);
  }

  private static double[] learned(List<Integer> counts) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < counts.size(); i++) {
      double spread = Math.sqrt(Math.max(Math.max(1, mean), square - mean * mean));
      double taken = i < 2 ? counts.get(i) : Math.min(counts.get(i), mean + 3 * spread);
      double weight = 1.0 / Math.min(i + 1, 8);
      mean += weight * (taken - mean);
      square += weight * (taken * taken - square);
    }
    return new double[] {mean, square - mean * mean};
  }

  private static long window(long time) {
    return Math.floorDiv(time, WIDTH);
  }

  @Provide
  Arbitrary<List<Arrival>> events() {
    return Arrival.inAnyOrder(WIDTH, Arbitraries.just(1L));
  }
}
