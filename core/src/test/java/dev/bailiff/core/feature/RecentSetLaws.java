package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.feature.RecentSetKind.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Recent sets against one that remembers every event. */
class RecentSetLaws {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final long QUANTUM = WINDOW.toMillis() / 1_000;
  private static final int SIZE = 4;
  private static final long SPAN = 1_000;

  @Property(seed = "31")
  void an_element_is_new_if_it_is_not_among_the_latest_different_ones_of_the_window(
      @ForAll("inOrder") List<Arrival> arrivals) {
    OneKey key = new OneKey(new RecentSetKind(WINDOW, SIZE, Answer.NEW, 1));
    List<Arrival> before = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      List<Long> latest = latest(before, arrival.time());
      boolean isNew = !latest.isEmpty() && !latest.contains(arrival.argument());
      assertThat(key.update(arrival.time(), arrival.argument())).isEqualTo(isNew ? 1 : 0);
      before.add(arrival);
    }
  }

  @Property(seed = "32")
  void a_share_is_that_of_events_that_found_others_remembered_and_themselves_not_in_any_order(
      @ForAll("inAnyOrder") List<Arrival> arrivals) {
    OneKey key = new OneKey(new RecentSetKind(WINDOW, SIZE, Answer.SHARE, 1));
    Map<Long, Long> remembered = new LinkedHashMap<>(); // element to quantum, the latest last
    List<double[]> counted = new ArrayList<>(); // quantum, and 1 if it was new
    long clock = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      long quantum = Math.floorDiv(arrival.time(), QUANTUM);
      if (clock == Long.MIN_VALUE || quantum - clock >= SPAN) {
        remembered.clear();
        counted.clear();
        clock = quantum;
      }
      if (clock - quantum < SPAN) {
        clock = Math.max(clock, quantum);
        long now = clock;
        remembered.values().removeIf(seen -> now - seen >= SPAN);
        if (!remembered.isEmpty()) {
          counted.add(new double[] {quantum, remembered.containsKey(arrival.argument()) ? 0 : 1});
        }
        Long before = remembered.remove(arrival.argument());
        remembered.put(arrival.argument(), Math.max(quantum, before == null ? quantum : before));
        if (remembered.size() > SIZE) {
          remembered.remove(remembered.keySet().iterator().next());
        }
      }
      double value = Double.longBitsToDouble(key.update(arrival.time(), arrival.argument()));
      requireShare(value, counted, clock);
    }
  }

  private static void requireShare(double value, List<double[]> counted, long clock) {
    double all = 0;
    double fresh = 0;
    for (double[] each : counted) {
      double weight = Math.exp((each[0] - clock) / SPAN);
      all += weight;
      fresh += each[1] * weight;
    }
    if (Math.abs(all - 1) > 1e-9) { // where rounding decides whether enough is known
      double expected = all < 1 ? 0 : fresh / all;
      assertThat(value).isBetween(expected - 1e-6, expected + 1e-6);
    }
  }

  /** The latest different elements of the window, the most recent first. */
  private static List<Long> latest(List<Arrival> before, long time) {
    List<Long> latest = new ArrayList<>();
    for (int i = before.size() - 1; i >= 0 && latest.size() < SIZE; i--) {
      Arrival each = before.get(i);
      long age = Math.floorDiv(time, QUANTUM) - Math.floorDiv(each.time(), QUANTUM);
      if (age < SPAN && !latest.contains(each.argument())) {
        latest.add(each.argument());
      }
    }
    return latest;
  }

  @Provide
  Arbitrary<List<Arrival>> inOrder() {
    return Arrival.inOrder(WINDOW.toMillis(), Arbitraries.longs().between(0, 7));
  }

  @Provide
  Arbitrary<List<Arrival>> inAnyOrder() {
    return Arrival.inAnyOrder(WINDOW.toMillis(), Arbitraries.longs().between(0, 7));
  }
}
