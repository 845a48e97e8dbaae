package dev.bailiff.core.feature;

/**
 * What a {@link Stripe} knows besides its keys and their states.
 *
 * @param capacity how many slots there are
 * @param hand the slot at which the next eviction begins
 * @param arrivals the new keys since expired states were last dropped
 * @param lastTime the time of the last new key under pressure
 * @param timeBeforeLast that of the one before
 * @param middleTime the middle one of the last three
 */
record StripeHead(
    int capacity, int hand, int arrivals, long lastTime, long timeBeforeLast, long middleTime) {
  void write(CellWriter out) {
    out.writeUnsigned(capacity);
    out.writeUnsigned(hand);
    out.writeUnsigned(arrivals);
    out.writeSigned(lastTime);
    out.writeSigned(timeBeforeLast);
    out.writeSigned(middleTime);
  }

  static StripeHead read(CellReader in) throws CellFormatException {
    int capacity = (int) in.readUpTo(Integer.MAX_VALUE, "capacity");
    int hand = (int) in.readUpTo(Math.max(0, capacity - 1), "hand");
    int arrivals = (int) in.readUpTo(Integer.MAX_VALUE, "number of arrivals");
    return new StripeHead(capacity, hand, arrivals, time(in), time(in), time(in));
  }

  private static long time(CellReader in) throws CellFormatException {
    return in.readBetween(Long.MIN_VALUE, Long.MAX_VALUE, "time");
  }
}
