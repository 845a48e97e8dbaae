package dev.bailiff.app.metrics;

import dev.bailiff.app.http.RequestListener;
import dev.bailiff.app.http.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Requests by route and status. */
final class RequestMetrics implements RequestListener {
  private final MeterRegistry registry;
  private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

  private record Key(Route route, int status) {}

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void answered(Route route, int status, long nanos) {
    timers.computeIfAbsent(new Key(route, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Key key) {
    return Metrics.timer("bailiff.requests", "Requests that were answered")
        .tag("route", key.route().name().toLowerCase(Locale.ROOT))
        .tag("status", Integer.toString(key.status()))
        .register(registry);
  }
}
