package dev.bailiff.app.intake;

import java.time.Duration;

/**
 * The limits of taking events in.
 *
 * @param waitingEvents how many may wait for the deciding thread
 * @param waitingBytes how much they may take as the journal keeps them
 * @param horizon how long answers are kept to be given again
 * @param answerBytes how much memory kept answers may take
 * @param answerWithin how long a sender waits at most
 */
public record IntakeLimits(
    int waitingEvents,
    long waitingBytes,
    Duration horizon,
    long answerBytes,
    Duration answerWithin) {
  /**
   * What waits is decided within about a second. Three days let a sender repair itself over a
   * weekend. An answer takes about a kilobyte, so the memory holds some hundred thousand.
   */
  public static final IntakeLimits DEFAULT =
      new IntakeLimits(20_000, 32L << 20, Duration.ofDays(3), 256L << 20, Duration.ofSeconds(10));

  public IntakeLimits {
    if (waitingEvents < 1 || waitingBytes < 1 || answerBytes < 0) {
      throw new IllegalArgumentException("nothing would fit");
    }
    if (!horizon.isPositive() || !answerWithin.isPositive()) {
      throw new IllegalArgumentException("times must be positive");
    }
  }
}
