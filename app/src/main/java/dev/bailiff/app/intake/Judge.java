package dev.bailiff.app.intake;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;

/** Decides journaled events and writes down what came of each. */
final class Judge {
  private final LiveEngine engine;
  private final DecisionListener listener;

  Judge(LiveEngine engine, DecisionListener listener) {
    this.engine = engine;
    this.listener = listener;
  }

  LiveEngine engine() {
    return engine;
  }

  /** What an event came to, and the record that says so. */
  record Ruling(Outcome outcome, Entry entry) {}

  Ruling decide(long sequence, Event event, Facts facts) {
    long begun = System.nanoTime();
    try {
      Decision decision = engine.decide(event, facts);
      Answer answer = Answer.of(sequence, decision);
      listener.decided(sequence, decision, System.nanoTime() - begun);
      return new Ruling(new Outcome.Decided(answer), DecisionRecord.entry(answer, decision));
    } catch (RuntimeException fault) { // one event must not stop those behind it
      listener.broke(sequence, fault);
      return new Ruling(
          new Outcome.Faulty(sequence), DecisionRecord.fault(sequence, fault.toString()));
    }
  }
}
