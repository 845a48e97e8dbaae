package dev.bailiff.app.simulate;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** People who come by chance, more of them at some hours of the day than at others. */
final class Crowd implements Step {
  /** How many are about in each hour of the day, in the crowd's own measure. */
  static final List<Double> AT_HOME =
      List.of(
          3.0, 2.0, 1.0, 1.0, 1.0, 2.0, 4.0, 6.0, 7.0, 7.0, 8.0, 8.0, 9.0, 8.0, 8.0, 8.0, 9.0, 10.0,
          11.0, 12.0, 12.0, 11.0, 8.0, 5.0);

  static final List<Double> AT_WORK =
      List.of(
          0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 1.0, 5.0, 10.0, 11.0, 11.0, 9.0, 6.0, 10.0, 11.0, 10.0, 8.0,
          4.0, 1.0, 0.5, 0.4, 0.3, 0.2, 0.1);

  private static final long SLICE = TimeUnit.MINUTES.toMillis(10);

  private final Chance chance;
  private final Function<Chance, Step> arrival;
  private final List<Double> curve;
  private final double peak;
  private final double pauseAtPeak;

  /**
   * @param visits how many come on average between {@code start} and {@code end}
   * @param arrival what each does
   */
  Crowd(
      Chance chance,
      List<Double> curve,
      double visits,
      long start,
      long end,
      Function<Chance, Step> arrival) {
    this.chance = chance;
    this.curve = curve;
    this.arrival = arrival;
    this.peak = Collections.max(curve);
    double area = 0;
    for (long at = start; at < end; at += SLICE) {
      area += density(at) * Math.min(SLICE, end - at);
    }
    this.pauseAtPeak = area / (peak * Math.max(visits, 1));
  }

  @Override
  public void take(long now, Agenda agenda) {
    if (chance.hits(density(now) / peak)) {
      agenda.at(now, arrival.apply(chance));
    }
    agenda.at(now + Math.max(1, chance.exponential(pauseAtPeak)), this);
  }

  /** The curve at a time, in a straight line from hour to hour. */
  private double density(long time) {
    double hour = Math.floorMod(time, TimeUnit.DAYS.toMillis(1)) / 3_600_000.0;
    int whole = (int) hour;
    double next = curve.get((whole + 1) % curve.size());
    double last = curve.get(whole);
    return last + (next - last) * (hour - whole);
  }
}
