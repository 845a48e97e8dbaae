package dev.bailiff.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Each kind but the count against one that remembers every event. */
class SlidingKindLaws {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final long MILLIS = WINDOW.toMillis();
  private static final long WIDTH = MILLIS / 5;

  @Property(seed = "2")
  void an_exact_count_is_exact_up_to_its_limit_in_any_order(
      @ForAll("events") List<Arrival> arrivals) {
    OneKey key = new OneKey(new ExactCountKind(WINDOW, 7));
    List<Long> taken = new ArrayList<>();
    long clock = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      clock = Math.max(clock, arrival.time());
      if (clock - arrival.time() < MILLIS) {
        taken.add(arrival.time());
      }
      assertThat(key.update(arrival.time())).isEqualTo(Math.min(7, within(taken, clock)));
      assertThat(key.read(clock + 3_333)).isEqualTo(Math.min(7, within(taken, clock + 3_333)));
    }
    assertThat(key.losses.late()).isEqualTo(arrivals.size() - taken.size());
  }

  @Property(seed = "3")
  void a_sum_is_off_by_at_most_its_part_of_the_oldest_sub_bucket_in_any_order(
      @ForAll("amounts") List<Arrival> arrivals) {
    OneKey key = new OneKey(new SumKind(WINDOW));
    List<Arrival> taken = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      long epoch = Math.floorDiv(arrival.time(), WIDTH);
      newest = Math.max(newest, epoch);
      if (epoch >= newest - 5) {
        taken.add(arrival);
      }
      long amount = Double.doubleToLongBits((double) arrival.argument());
      double value = Double.longBitsToDouble(key.update(arrival.time(), amount));
      long asOf = Math.max(arrival.time(), newest * WIDTH);
      double exact = 0;
      double oldest = 0;
      for (Arrival each : taken) {
        exact += each.time() > asOf - MILLIS ? each.argument() : 0;
        boolean isOldest = Math.floorDiv(each.time(), WIDTH) == newest - 5;
        oldest += isOldest ? Math.abs(each.argument()) : 0;
      }
      double elapsed = (asOf - newest * WIDTH) / (double) WIDTH;
      assertThat(Math.abs(value - exact))
          .isLessThanOrEqualTo(Math.max(elapsed, 1 - elapsed) * oldest + 1e-6);
    }
  }

  @Property(seed = "4")
  void a_ratio_is_between_the_bounds_that_the_oldest_sub_bucket_leaves_in_any_order(
      @ForAll("flags") List<Arrival> arrivals) {
    OneKey key = new OneKey(new RatioKind(WINDOW, 1));
    List<Arrival> taken = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      long epoch = Math.floorDiv(arrival.time(), WIDTH);
      newest = Math.max(newest, epoch);
      if (epoch >= newest - 5) {
        taken.add(arrival);
      }
      double value = Double.longBitsToDouble(key.update(arrival.time(), arrival.argument()));
      long[] matched = new long[2];
      long[] other = new long[2];
      for (Arrival each : taken) {
        long behind = newest - Math.floorDiv(each.time(), WIDTH);
        if (behind <= 5) {
          (each.argument() == 1 ? matched : other)[behind < 5 ? 0 : 1]++;
        }
      }
      double least = (double) matched[0] / (matched[0] + other[0] + other[1]);
      double most = (double) (matched[0] + matched[1]) / (matched[0] + matched[1] + other[0]);
      boolean isKnown = matched[0] + other[0] > 0;
      assertThat(value).isBetween(isKnown ? least - 1e-9 : 0, isKnown ? most + 1e-9 : 1);
    }
  }

  @Property(seed = "5")
  void a_rate_is_the_decayed_sum_in_any_order(@ForAll("events") List<Arrival> arrivals) {
    OneKey key = new OneKey(new RateKind(WINDOW, Duration.ofMinutes(1)));
    long clock = Long.MIN_VALUE;
    List<Long> taken = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      clock = Math.max(clock, arrival.time());
      taken.add(arrival.time());
      long asOf = clock;
      double exact =
          6 * taken.stream().mapToDouble(s -> Math.exp((s - asOf) / (double) MILLIS)).sum();
      double value = Double.longBitsToDouble(key.update(arrival.time()));
      assertThat(value).isBetween(exact * (1 - 1e-9) - 1e-9, exact * (1 + 1e-9) + 1e-9);
    }
  }

  @Property(seed = "6")
  void up_to_sixteen_elements_are_told_apart_exactly_in_any_order(
      @ForAll("fewElements") List<Arrival> arrivals) {
    OneKey key = new OneKey(new DistinctKind(WINDOW));
    Map<Long, Long> seen = new HashMap<>();
    long clock = Long.MIN_VALUE;
    for (Arrival arrival : arrivals) {
      long when = Math.floorDiv(arrival.time(), MILLIS / 1000);
      clock = Math.max(clock, when);
      if (clock - when < 1000) {
        seen.merge(arrival.argument(), when, Math::max);
      }
      long asOf = clock;
      assertThat(key.update(arrival.time(), arrival.argument()))
          .isEqualTo(seen.values().stream().filter(last -> asOf - last < 1000).count());
    }
  }

  @Property(seed = "7")
  void a_sequence_in_order_is_as_far_as_the_furthest_chain(
      @ForAll("steps") List<Arrival> arrivals) {
    OneKey key = new OneKey(new SequenceKind(3, WINDOW));
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival last = arrivals.get(i);
      assertThat(key.update(last.time(), last.argument()))
          .isEqualTo(furthest(arrivals.subList(0, i + 1), last.time()));
    }
  }

  /** Tries every chain: from each event in the window that matches step 1, greedily on. */
  private static long furthest(List<Arrival> events, long now) {
    long furthest = 0;
    for (int start = 0; start < events.size(); start++) {
      if (now - events.get(start).time() >= MILLIS) {
        continue;
      }
      long reached = 0;
      for (Arrival event : events.subList(start, events.size())) {
        reached += event.argument() >>> reached & 1;
      }
      boolean isStart = (events.get(start).argument() & 1) != 0;
      furthest = Math.max(furthest, isStart ? Math.min(3, reached) : 0);
    }
    return furthest;
  }

  @Property(seed = "8")
  void first_and_last_are_the_ends_of_a_run_of_events(@ForAll("inOrder") List<Arrival> arrivals) {
    OneKey first = new OneKey(new FirstKind(WINDOW));
    OneKey last = new OneKey(new LastKind(WINDOW));
    long begin = 0;
    long previous = Long.MIN_VALUE / 2;
    for (Arrival arrival : arrivals) {
      boolean isNewRun = arrival.time() - previous >= MILLIS;
      begin = isNewRun ? arrival.time() : begin;
      assertThat(first.update(arrival.time())).isEqualTo(begin);
      assertThat(last.update(arrival.time())).isEqualTo(isNewRun ? 0 : previous);
      previous = arrival.time();
    }
  }

  @Property(seed = "9")
  void a_quota_is_a_bucket_that_leaks_at_its_rate(@ForAll("costs") List<Arrival> arrivals) {
    OneKey key = new OneKey(new QuotaKind(10, WINDOW, 4)); // one request a second
    long clock = Long.MIN_VALUE / 2;
    double level = 0;
    for (Arrival arrival : arrivals) {
      level = Math.max(0, level - Math.max(0, arrival.time() - clock) / 1000.0);
      clock = Math.max(clock, arrival.time());
      if (clock - arrival.time() < MILLIS) {
        level = Math.min(14, level + arrival.argument());
      }
      assertThat(key.update(arrival.time(), arrival.argument()))
          .isEqualTo((long) Math.max(0, Math.ceil(level - 4 - 1e-9)));
    }
  }

  private static long within(List<Long> times, long asOf) {
    return times.stream().filter(time -> asOf - time < MILLIS).count();
  }

  @Provide
  Arbitrary<List<Arrival>> events() {
    return Arrival.inAnyOrder(MILLIS, Arbitraries.just(1L));
  }

  @Provide
  Arbitrary<List<Arrival>> inOrder() {
    return Arrival.inOrder(MILLIS, Arbitraries.just(1L));
  }

  @Provide
  Arbitrary<List<Arrival>> amounts() {
    return Arrival.inAnyOrder(MILLIS, Arbitraries.longs().between(-1_000, 100_000));
  }

  @Provide
  Arbitrary<List<Arrival>> flags() {
    return Arrival.inAnyOrder(MILLIS, Arbitraries.longs().between(0, 1));
  }

  @Provide
  Arbitrary<List<Arrival>> fewElements() {
    return Arrival.inAnyOrder(MILLIS, Arbitraries.longs().between(1, 16));
  }

  @Provide
  Arbitrary<List<Arrival>> steps() {
    return Arrival.inOrder(MILLIS, Arbitraries.longs().between(0, 7));
  }

  @Provide
  Arbitrary<List<Arrival>> costs() {
    return Arrival.inAnyOrder(MILLIS, Arbitraries.longs().between(0, 3));
  }
}
