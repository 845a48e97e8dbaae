package dev.bailiff.app.metrics;

import static java.util.Objects.requireNonNull;

import dev.bailiff.app.intake.DecisionListener;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.CannotSay;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.decision.Restraint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Decisions, by verdict and by rule. Everything is on the deciding thread, as is who calls it. */
final class DecisionMetrics implements DecisionListener {
  private final MeterRegistry registry;
  private final DecisionListener next;
  private final Timer timer;
  private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
  private final Map<String, OfRule> rules = new HashMap<>();
  private final Counter repeated;
  private final Counter broken;

  DecisionMetrics(MeterRegistry registry, DecisionListener next) {
    this.registry = registry;
    this.next = next;
    this.timer =
        Metrics.timer("bailiff.deciding", "How long the engine takes for an event")
            .register(registry);
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(
          verdict,
          Counter.builder("bailiff.decisions")
              .description("Events that were decided")
              .tag("verdict", verdict.label())
              .register(registry));
    }
    this.repeated =
        Counter.builder("bailiff.repeats")
            .description("Events that were answered as before")
            .register(registry);
    this.broken =
        Counter.builder("bailiff.broken")
            .description("Events that the engine broke on")
            .register(registry);
  }

  @Override
  public void decided(long sequence, Decision decision, long nanos) {
    timer.record(nanos, TimeUnit.NANOSECONDS);
    requireNonNull(verdicts.get(decision.verdict())).increment();
    if (!decision.isUneventful()) {
      for (Finding finding : decision.determining()) {
        OfRule rule = rule(finding.rule().id());
        rule.fired.increment();
        (isOverBudget(finding) ? rule.overBudget : rule.acted).increment();
      }
      for (Finding finding : decision.observed()) {
        rule(finding.rule().id()).fired.increment();
      }
      for (CannotSay silent : decision.cannotSay()) {
        rule(silent.rule().id()).couldNotSay.increment();
      }
    }
    next.decided(sequence, decision, nanos);
  }

  @Override
  public void repeated() {
    repeated.increment();
    next.repeated();
  }

  @Override
  public void broke(long sequence, RuntimeException fault) {
    broken.increment();
    next.broke(sequence, fault);
  }

  @Override
  public void undocumented(int decisions, Exception cause) {
    next.undocumented(decisions, cause);
  }

  private static boolean isOverBudget(Finding finding) {
    return finding.restraint().filter(it -> it instanceof Restraint.OverBudget).isPresent();
  }

  private OfRule rule(String id) {
    return rules.computeIfAbsent(id, rule -> new OfRule(registry, rule));
  }

  private static final class OfRule {
    private final Counter fired;
    private final Counter acted;
    private final Counter overBudget;
    private final Counter couldNotSay;

    OfRule(MeterRegistry registry, String rule) {
      fired = counter(registry, rule, "fired", "Events on which the rule fired");
      acted = counter(registry, rule, "acted", "Events on which the rule fired and acted");
      overBudget =
          counter(
              registry,
              rule,
              "over.budget",
              "Events on which it would have acted but for its budget");
      couldNotSay =
          counter(
              registry, rule, "could.not.say", "Events on which the rule could not be evaluated");
    }

    private static Counter counter(
        MeterRegistry registry, String rule, String name, String description) {
      return Counter.builder("bailiff.rule." + name)
          .description(description)
          .tag("rule", rule)
          .register(registry);
    }
  }
}
