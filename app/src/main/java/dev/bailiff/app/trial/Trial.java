package dev.bailiff.app.trial;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.app.intake.DecidedEvents;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.signal.Detector;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides the events of a journal under another policy, with the facts that were recorded, and
 * compares. What is older than the period that is asked for fills the features and is not compared.
 */
final class Trial {
  /** The client waits for a minute longer. */
  private static final Duration WITHIN = Duration.ofMinutes(4);

  private final Journal journal;
  private final List<Detector> detectors;

  Trial(Journal journal, List<Detector> detectors) {
    this.journal = journal;
    this.detectors = detectors;
  }

  TrialResult run(Policy policy, Instant since, Findings findings) throws IOException {
    Engine engine = new Engine(policy, detectors, policy.newTables());
    TrialResult result = new TrialResult(policy, findings);
    long deadline = System.nanoTime() + WITHIN.toNanos();
    try (DecidedEvents events = DecidedEvents.after(journal, 0)) {
      for (DecidedEvent next = events.next(); next != null; next = events.next()) {
        if (System.nanoTime() > deadline) {
          result.stoppedAt(next.received());
          return result;
        }
        decide(next, engine, !next.received().isBefore(since), result);
      }
    }
    return result;
  }

  private static void decide(
      DecidedEvent recorded, Engine engine, boolean isCompared, TrialResult result)
      throws IOException {
    Decision decision;
    try {
      decision = engine.decide(recorded.event(), recorded.facts());
    } catch (RuntimeException broken) { // one event must not stop those behind it
      result.broke();
      return;
    }
    if (isCompared) {
      result.compare(recorded, decision);
    }
  }
}
