package dev.bailiff.app.policy;

import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.RuleWatch;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.feature.FrozenTables;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.signal.Detector;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose policy can be swapped while events flow.
 *
 * <p>One thread decides. Any thread may ask for another policy, which has been loaded in full by
 * then; the deciding thread takes the latest one before its next event, so that every event is
 * decided under one policy. State of features that both declare in the same way goes on.
 */
public final class LiveEngine {
  /** One event in so many is watched; the others must not pay for it. */
  static final int WATCHED = 64;

  private final AtomicReference<@Nullable Policy> asked = new AtomicReference<>();
  private FeatureTables tables;
  private Engine engine;
  private @Nullable RuleWatch watch;
  private int events;

  /** An engine that begins under this policy. */
  public LiveEngine(Policy policy, List<Detector> detectors) {
    this(policy, detectors, policy.newTables());
  }

  /** An engine that goes on from the state of features that is in these tables. */
  public LiveEngine(Policy policy, List<Detector> detectors, FeatureTables tables) {
    this.tables = tables;
    this.engine = new Engine(policy, detectors, tables);
  }

  /**
   * Asks for another policy from the next event on.
   *
   * @throws IllegalArgumentException if its features do not fit into its memory; the policy at hand
   *     then stays
   */
  public void swap(Policy next) {
    if (next.memoryBytes() < next.leastMemory()) {
      throw new IllegalArgumentException(
          "features need at least " + next.leastMemory() + " bytes: " + next.memoryBytes());
    }
    asked.set(next);
  }

  /** Decides an event under the policy last asked for. */
  public Decision decide(Event event, Facts facts) {
    if (asked.get() != null) {
      takeOver(asked.getAndSet(null));
    }
    RuleWatch watching = watch;
    return watching != null && events++ % WATCHED == 0
        ? engine.decide(event, facts, watching)
        : engine.decide(event, facts);
  }

  /** Shows how the evaluation of rules goes on, of one event in many; before the first. */
  public void watch(RuleWatch watching) {
    watch = watching;
  }

  /** The policy of the last event; for the thread that decides. */
  public Policy policy() {
    return engine.policy();
  }

  /** The state of features after the last event; for the thread that decides. */
  public FrozenTables freeze() {
    return tables.freeze();
  }

  private void takeOver(@Nullable Policy next) {
    if (next != null) {
      FeatureTables nextTables = next.tablesAfter(engine.policy(), tables);
      engine = engine.under(next, nextTables);
      tables = nextTables;
    }
  }
}
