package dev.bailiff.app.metrics;

import dev.bailiff.app.carry.CarrierListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What becomes of decisions. */
final class CarrierMetrics implements CarrierListener {
  private final CarrierListener next;
  private final Counter carried;
  private final Counter delayed;
  private final Counter leftOut;

  CarrierMetrics(MeterRegistry registry, CarrierListener next) {
    this.next = next;
    this.carried =
        Counter.builder("bailiff.carried")
            .description("Decisions that casework has taken")
            .register(registry);
    this.delayed =
        Counter.builder("bailiff.carrying.failures")
            .description("Attempts at carrying decisions that failed and are repeated")
            .register(registry);
    this.leftOut =
        Counter.builder("bailiff.left.out")
            .description("Decisions that casework broke on")
            .register(registry);
  }

  @Override
  public void carried(int decisions) {
    carried.increment(decisions);
    next.carried(decisions);
  }

  @Override
  public void delayed(Exception cause) {
    delayed.increment();
    next.delayed(cause);
  }

  @Override
  public void leftOut(long sequence, RuntimeException fault) {
    leftOut.increment();
    next.leftOut(sequence, fault);
  }
}
