package dev.bailiff.app.simulate;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Chance out of a seed, the same on every Java: only the bits of a specified generator are used,
 * and {@link StrictMath}.
 */
final class Chance {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final double UNIT = 0x1.0p-53;

  private final RandomGenerator random;

  private Chance(long seed) {
    this.random = FACTORY.create(seed);
  }

  /** The chance that one actor has, apart from that of all others. */
  static Chance of(long seed, String actor) {
    long mixed = seed * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < actor.length(); i++) {
      mixed = (mixed ^ actor.charAt(i)) * 0x100000001B3L;
      mixed ^= mixed >>> 29;
    }
    return new Chance(mixed);
  }

  /** A number in [0, 1). */
  double unit() {
    return (random.nextLong() >>> 11) * UNIT;
  }

  /** Whether something of this likelihood happens. */
  boolean hits(double likelihood) {
    return unit() < likelihood;
  }

  int below(int bound) {
    return (int) (unit() * bound);
  }

  /** A number from {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return least + below(most - least + 1);
  }

  <T> T of(List<T> things) {
    return things.get(below(things.size()));
  }

  /** A rank below {@code bound}, where the rank r is about 1 / (r + 1) as likely as the first. */
  int rank(int bound) {
    return Math.min(bound - 1, (int) StrictMath.pow(bound + 1.0, unit()) - 1);
  }

  /** A time between two events that come by chance. */
  long exponential(double mean) {
    return Math.round(-mean * StrictMath.log(1 - unit()));
  }

  /** A time as people take: mostly near the median, now and then many times as long. */
  long logNormal(double median, double sigma) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    double gaussian = radius * StrictMath.cos(2 * StrictMath.PI * unit());
    return Math.round(median * StrictMath.exp(sigma * gaussian));
  }
}
