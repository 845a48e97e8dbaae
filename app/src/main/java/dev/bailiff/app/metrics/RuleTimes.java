package dev.bailiff.app.metrics;

import dev.bailiff.core.decision.RuleWatch;
import dev.bailiff.core.policy.RuleSpec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long rules take, of the events that are watched; for the deciding thread. */
final class RuleTimes implements RuleWatch {
  private final MeterRegistry registry;
  private final Map<String, Timer> timers = new HashMap<>();
  private long since;

  RuleTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void begins() {
    since = System.nanoTime();
  }

  @Override
  public void judged(RuleSpec rule) {
    long now = System.nanoTime();
    timers.computeIfAbsent(rule.id(), this::timer).record(now - since, TimeUnit.NANOSECONDS);
    since = System.nanoTime(); // what this took is not the next rule's
  }

  private Timer timer(String rule) {
    return Timer.builder("bailiff.rule.evaluating")
        .description("How long the rule takes where it is evaluated, on one event in 64")
        .tag("rule", rule)
        .register(registry);
  }
}
