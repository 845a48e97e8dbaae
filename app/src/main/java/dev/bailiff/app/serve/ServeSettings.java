package dev.bailiff.app.serve;

import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.intake.IntakeLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a service is started with.
 *
 * @param policy the policy's folder, or the shipped policy
 * @param directory where the journal is
 * @param host the address to listen at
 * @param port the port to listen at; 0 for any
 * @param http limits of requests
 * @param intake limits of taking events in
 * @param drainWithin how long requests that are being answered may take when the service stops
 */
record ServeSettings(
    Optional<Path> policy,
    Path directory,
    String host,
    int port,
    HttpLimits http,
    IntakeLimits intake,
    Duration drainWithin) {
  /** Longer than any answer may take. */
  static final Duration DRAIN_WITHIN = Duration.ofSeconds(15);

  static ServeSettings of(Path directory) {
    return new ServeSettings(
        Optional.empty(),
        directory,
        "127.0.0.1",
        8080,
        HttpLimits.DEFAULT,
        IntakeLimits.DEFAULT,
        DRAIN_WITHIN);
  }
}
