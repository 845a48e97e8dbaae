package dev.bailiff.app.serve;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.intake.IntakeLimits;
import java.time.Duration;

/**
 * Reads the limits of requests and of taking events in. Each has a least, below which nothing would
 * work, and a most, beyond which it would bound nothing.
 */
final class LimitSettings {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final long GIB = 1L << 30;
  private static final Duration LEAST_WAIT = Duration.ofMillis(100);
  private static final Duration MOST_WAIT = Duration.ofMinutes(5);

  /** Parsing goes down one level of a call for each. */
  private static final int MOST_DEPTH = 100;

  private final Configuration config;

  LimitSettings(Configuration config) {
    this.config = config;
  }

  HttpLimits http() {
    HttpLimits usual = HttpLimits.DEFAULT;
    int body = size("body", KIB, 16 * MIB, usual.bodyBytes());
    long bodies = config.size("limits.bodies", KIB, GIB).orElse(usual.allBodyBytes());
    if (bodies < body) {
      config.problem("limits.bodies", "all bodies together hold at least one of `limits.body`");
    }
    return new HttpLimits(
        size("line", KIB, MIB, usual.lineBytes()),
        size("headers", KIB, MIB, usual.headerBytes()),
        body,
        bodies,
        count("depth", 4, MOST_DEPTH, usual.depth()),
        count("batch", 1, 4_000, usual.batch()),
        count("connections", 1, 100_000, usual.connections()),
        wait("read-within", usual.readWithin()),
        wait("idle-within", usual.idleWithin()));
  }

  IntakeLimits intake() {
    IntakeLimits usual = IntakeLimits.DEFAULT;
    return new IntakeLimits(
        count("waiting-events", 1, 1_000_000, usual.waitingEvents()),
        config.size("limits.waiting", 64L * KIB, GIB).orElse(usual.waitingBytes()),
        config
            .duration("limits.answers-kept", Duration.ofHours(1), Duration.ofDays(30))
            .orElse(usual.horizon()),
        config.size("limits.answers", MIB, 64 * GIB).orElse(usual.answerBytes()),
        wait("answer-within", usual.answerWithin()));
  }

  private int size(String key, int least, int most, int usual) {
    return config.size("limits." + key, least, most).map(Math::toIntExact).orElse(usual);
  }

  private int count(String key, int least, int most, int usual) {
    return config.number("limits." + key, least, most).orElse(usual);
  }

  private Duration wait(String key, Duration usual) {
    return config.duration("limits." + key, LEAST_WAIT, MOST_WAIT).orElse(usual);
  }
}
