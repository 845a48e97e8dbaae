package dev.bailiff.app.metrics;

import dev.bailiff.app.carry.CarrierListener;
import dev.bailiff.app.http.RequestListener;
import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.casework.outbox.CourierListener;
import dev.bailiff.core.decision.RuleWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * All numbers of a service. Their labels are rules, routes and the like, of which there are only so
 * many; nothing of an event or of who sent it is one.
 */
public final class Metrics implements AutoCloseable {
  private static final Duration[] WITHIN =
      List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
          .stream()
          .map(tenths -> Duration.ofNanos(tenths * 100_000L))
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /** Counts what is decided, and tells another. */
  public DecisionListener decisions(DecisionListener next) {
    return new DecisionMetrics(registry, next);
  }

  /** Measures how long rules take. */
  public RuleWatch rules() {
    return new RuleTimes(registry);
  }

  /** Counts what is carried out, and tells another. */
  public CarrierListener carrier(CarrierListener next) {
    return new CarrierMetrics(registry, next);
  }

  /** Counts what is delivered. */
  public CourierListener deliveries() {
    return new DeliveryMetrics(registry);
  }

  /** Counts requests that were answered. */
  public RequestListener requests() {
    return new RequestMetrics(registry);
  }

  /** Shows a number as it is whenever somebody looks. */
  public void show(String name, String description, DoubleSupplier number) {
    Gauge.builder(name, number::getAsDouble).description(description).register(registry);
  }

  /** All numbers, as Prometheus reads them. */
  public String page() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }

  /** How long something takes, in steps from a tenth of a millisecond to five seconds. */
  static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(WITHIN);
  }
}
