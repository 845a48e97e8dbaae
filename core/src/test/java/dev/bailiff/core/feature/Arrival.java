package dev.bailiff.core.feature;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** An event as it reaches a feature: its time and its argument, and what is looked at next. */
record Arrival(long time, long argument) {
  /** The most events that a list has. */
  static final int MOST = 120;

  /** Events in any order around a start, a few windows long, with crowds and long silences. */
  static Arbitrary<List<Arrival>> inAnyOrder(long windowMillis, Arbitrary<Long> arguments) {
    return arrivals(windowMillis, arguments, -2 * windowMillis);
  }

  /** Events whose times never go back. */
  static Arbitrary<List<Arrival>> inOrder(long windowMillis, Arbitrary<Long> arguments) {
    return arrivals(windowMillis, arguments, 0);
  }

  private static Arbitrary<List<Arrival>> arrivals(
      long window, Arbitrary<Long> arguments, long furthestBack) {
    Arbitrary<Long> steps =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.longs().between(0, window / 20)),
            Tuple.of(3, Arbitraries.longs().between(furthestBack / 8, window / 2)),
            Tuple.of(1, Arbitraries.longs().between(furthestBack, 3 * window)));
    Arbitrary<Long> starts =
        Arbitraries.of(0L, 1L, -1L, 1_795_000_000_123L, -5 * window, 807_000_000_000L);
    return starts.flatMap(start ->
        Combinators.combine(steps, arguments)
            .as(Arrival::new)
            .list()
            .ofMaxSize(MOST)
            .map(list -> summed(start, list)));
  }

  private static List<Arrival> summed(long start, List<Arrival> steps) {
    long time = start;
    List<Arrival> arrivals = new ArrayList<>();
    for (Arrival step : steps) {
      time += step.time();
      arrivals.add(new Arrival(time, step.argument()));
    }
    return arrivals;
  }
}
