package dev.bailiff.app.simulate;

/**
 * Addresses that are nobody's: from the blocks that are reserved for shared use inside networks,
 * for benchmarks and for documentation. Only search engines come from where they really do.
 */
final class Addresses {
  private Addresses() {}

  /** A person's connection at home. */
  static String home(Chance chance) {
    return chance.hits(0.15)
        ? "2001:db8:%x:%x::%x"
            .formatted(chance.below(0x8000), chance.below(0x10000), chance.between(2, 0xffff))
        : within(100, chance.between(64, 95), chance);
  }

  /** A connection at home that somebody else uses, without the person's knowledge. */
  static String proxy(Chance chance) {
    return within(100, chance.between(96, 127), chance);
  }

  /** A rented server. */
  static String server(Chance chance) {
    return within(198, chance.between(18, 19), chance);
  }

  static String office(int number) {
    return "203.0.113." + (1 + number % 250);
  }

  /** One of the addresses behind which a mobile network keeps its customers. */
  static String gateway(int number) {
    return "192.0.2." + (128 + number % 120);
  }

  static String googlebot(Chance chance) {
    return within(66, 249, chance.between(64, 79), chance);
  }

  static String bingbot(Chance chance) {
    return within(157, 55, 39, chance);
  }

  private static String within(int first, int second, Chance chance) {
    return within(first, second, chance.below(256), chance);
  }

  private static String within(int first, int second, int third, Chance chance) {
    return first + "." + second + "." + third + "." + chance.between(1, 254);
  }
}
