package dev.bailiff.app.serve;

import dev.bailiff.app.http.Reply;
import dev.bailiff.core.service.LimitSpec;
import dev.bailiff.core.service.LimitStanding;
import java.time.Duration;

/**
 * Header fields that tell a caller of a documented limit: {@code RateLimit-Policy} and {@code
 * RateLimit} as the IETF's draft [1] has them, and {@code RateLimit-Reason} with the limit's name
 * once the caller is near or beyond it.
 *
 * <p>[1] draft-ietf-httpapi-ratelimit-headers
 */
final class LimitFields {
  private LimitFields() {}

  static void add(Reply reply, LimitStanding standing) {
    LimitSpec limit = standing.limit();
    String name = "\"" + limit.id() + "\"";
    reply.with("RateLimit-Policy", name + ";q=" + limit.burst() + ";w=" + seconds(limit.period()));
    reply.with(
        "RateLimit",
        name + ";r=" + standing.remaining() + ";t=" + seconds(standing.untilConforming()));
    if (standing.level() != LimitStanding.Level.WITHIN) {
      reply.with("RateLimit-Reason", limit.id());
    }
  }

  /** Whole seconds, rounded up: whoever waits so long has waited long enough. */
  private static long seconds(Duration time) {
    return Math.ceilDiv(time.toMillis(), 1_000);
  }
}
