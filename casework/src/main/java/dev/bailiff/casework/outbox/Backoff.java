package dev.bailiff.casework.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message is attempted again: after pauses that grow, and differ by chance, so that a
 * receiver that was away is not met by everything at once.
 */
public final class Backoff {
  /** As the Standard Webhooks specification recommends: ten attempts over some three days. */
  public static final List<Duration> DEFAULT =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** A receiver that asks for more than this is asked again nevertheless. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final double JITTER = 0.2;

  private final List<Duration> pauses;
  private final RandomGenerator random;

  /**
   * @param pauses how long to wait after each failed attempt; after one more it is given up
   * @param random differs between processes
   */
  public Backoff(List<Duration> pauses, RandomGenerator random) {
    this.pauses = List.copyOf(pauses);
    this.random = random;
  }

  /**
   * When to attempt it again, at the earliest after what the receiver asked for; empty if it was
   * attempted often enough.
   */
  Optional<Instant> next(int attempts, Instant now, Optional<Duration> asked) {
    if (attempts > pauses.size()) {
      return Optional.empty();
    }
    Duration pause = pauses.get(attempts - 1);
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    Duration varied = Duration.ofMillis(Math.round(pause.toMillis() * factor));
    Duration wanted = asked.filter(it -> it.compareTo(LONGEST) < 0).orElse(LONGEST);
    boolean waitsLonger = asked.isPresent() && wanted.compareTo(varied) > 0;
    return Optional.of(now.plus(waitsLonger ? wanted : varied));
  }
}
