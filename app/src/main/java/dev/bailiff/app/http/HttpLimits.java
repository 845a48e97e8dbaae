package dev.bailiff.app.http;

import java.time.Duration;

/**
 * What one request, and all of them together, may cost before anything is known of them.
 *
 * @param lineBytes the request line
 * @param headerBytes all header fields of a request
 * @param bodyBytes the body of a request
 * @param allBodyBytes the bodies of all requests that are being read or answered
 * @param depth levels of objects and lists in a body
 * @param batch events in a body
 * @param connections open connections
 * @param readWithin how long a body may take to arrive
 * @param idleWithin how long a connection may stay open between two requests
 */
public record HttpLimits(
    int lineBytes,
    int headerBytes,
    int bodyBytes,
    long allBodyBytes,
    int depth,
    int batch,
    int connections,
    Duration readWithin,
    Duration idleWithin) {
  /**
   * A line holds any path and query that an event may have; headers a few cookies. A body holds a
   * thousand events of four kilobytes. Parsed, bodies take about ten times their size.
   *
   * <p>A connection that has not said what it wants in full is bounded by the number of connections
   * alone: the server has no limit on the time of a request's head.
   */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          16 << 10,
          32 << 10,
          4 << 20,
          32L << 20,
          32,
          1_000,
          4_096,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));
}
