package dev.bailiff.app.metrics;

import dev.bailiff.casework.outbox.CourierListener;
import dev.bailiff.casework.outbox.Posted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What becomes of messages to other systems. */
final class DeliveryMetrics implements CourierListener {
  private final Counter delivered;
  private final Counter failed;
  private final Counter died;

  DeliveryMetrics(MeterRegistry registry) {
    this.delivered = counter(registry, "delivered", "Messages that have arrived");
    this.failed = counter(registry, "failed", "Attempts that failed and are repeated");
    this.died = counter(registry, "died", "Messages that were given up");
  }

  @Override
  public void delivered(Posted message) {
    delivered.increment();
  }

  @Override
  public void failed(Posted message, String fault) {
    failed.increment();
  }

  @Override
  public void died(Posted message, String fault) {
    died.increment();
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("bailiff.messages." + name).description(description).register(registry);
  }
}
