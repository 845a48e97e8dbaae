package dev.bailiff.app.serve;

import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.rules.facts.FactsOnFile;
import dev.bailiff.rules.load.LoadedPolicy;

/** The policy that is decided by, and its facts; any thread may put another in its place. */
final class LivePolicy {
  private final LiveEngine engine;
  private volatile FactsOnFile facts;

  LivePolicy(LiveEngine engine, FactsOnFile facts) {
    this.engine = engine;
    this.facts = facts;
  }

  LiveEngine engine() {
    return engine;
  }

  Facts factsFor(Event event) {
    return facts.about(event);
  }

  /**
   * Takes another policy and its facts.
   *
   * @throws IllegalArgumentException if its features do not fit into its memory
   */
  void use(LoadedPolicy next) {
    engine.swap(next.policy());
    facts = next.facts();
  }
}
