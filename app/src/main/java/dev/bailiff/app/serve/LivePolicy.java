package dev.bailiff.app.serve;

import dev.bailiff.app.intake.FactSource;
import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.rules.facts.FactsOnFile;
import dev.bailiff.rules.load.LoadedPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The policy that is decided by, and its facts; any thread may put another in its place. */
final class LivePolicy implements FactSource {
  private final LiveEngine engine;
  private volatile FactsOnFile facts;
  private final List<Consumer<LoadedPolicy>> listeners = new CopyOnWriteArrayList<>();
  private volatile Policy current;
  private volatile Policy previous;

  LivePolicy(LiveEngine engine, LoadedPolicy loaded) {
    this.engine = engine;
    this.facts = loaded.facts();
    this.current = loaded.policy();
    this.previous = loaded.policy();
  }

  LiveEngine engine() {
    return engine;
  }

  /** The policy that is decided by from the next event on. */
  Policy policy() {
    return current;
  }

  /** Tells this of every other policy that is taken. */
  void tell(Consumer<LoadedPolicy> listener) {
    listeners.add(listener);
  }

  /** What is on file. */
  @Override
  public Facts add(Event event, Facts known) {
    return facts.about(event);
  }

  /** The version that was asked for last. */
  String version() {
    return current.version();
  }

  /** The rule of the version at hand or the one before it. */
  Optional<RuleSpec> rule(String version, String id) {
    for (Policy each : List.of(current, previous)) {
      if (each.version().equals(version)) {
        return each.rule(id).map(Rule::spec);
      }
    }
    return Optional.empty();
  }

  /** Takes the facts of the policy at hand, which do not change its version. */
  synchronized void know(LoadedPolicy same) {
    facts = same.facts();
    listeners.forEach(listener -> listener.accept(same));
  }

  /**
   * Takes another policy and its facts.
   *
   * @throws IllegalArgumentException if its features do not fit into its memory
   */
  synchronized void use(LoadedPolicy next) {
    engine.swap(next.policy());
    if (!next.policy().version().equals(current.version())) { // facts alone may be others
      previous = current;
    }
    current = next.policy();
    facts = next.facts();
    listeners.forEach(listener -> listener.accept(next));
  }
}
