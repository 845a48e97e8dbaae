package dev.bailiff.app.intake;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.json.DecisionReader;
import dev.bailiff.app.json.DecisionReader.KnownRules;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** An event of the journal with what was decided on it; parsed when it is asked for. */
public final class DecidedEvent {
  private final long sequence;
  private final Entry event;
  private final Entry decision;

  DecidedEvent(long sequence, Entry event, Entry decision) {
    this.sequence = sequence;
    this.event = event;
    this.decision = decision;
  }

  /** The number of the event in the journal, by which the decision is known. */
  public long sequence() {
    return sequence;
  }

  /** When the event was taken in. */
  public Instant received() {
    return EventRecord.received(event);
  }

  /**
   * Whether the decision rests on a rule, asks for something, or tells of the use of a permit. It
   * is said without reading the decision.
   */
  public boolean isEventful() {
    return DecisionRecord.isEventful(decision);
  }

  /** The event. */
  public Event event() throws IOException {
    return EventRecord.read(sequence, event).event();
  }

  /** What was known about the event when it was decided. */
  public Facts facts() throws IOException {
    return EventRecord.read(sequence, event).facts();
  }

  /** What was decided; empty if the engine broke on the event. */
  public Optional<Decision> decision(KnownRules rules) throws IOException {
    return switch (DecisionRecord.outcome(decision)) {
      case Outcome.Decided(Answer answer) -> Optional.of(read(answer, rules));
      case Outcome.Faulty _ -> Optional.empty();
      case Outcome.Accepted _, Outcome.Untimely _ ->
          throw new IllegalStateException("a decision's record says neither");
    };
  }

  /** The decision as JSON; an empty object if the engine broke on the event. */
  public byte[] json() throws IOException {
    return DecisionRecord.outcome(decision) instanceof Outcome.Decided(Answer answer)
        ? answer.json()
        : new byte[] {'{', '}'};
  }

  private Decision read(Answer answer, KnownRules rules) throws IOException {
    Event known = event();
    try {
      return DecisionReader.read(answer.json(), known, rules);
    } catch (RuntimeException broken) {
      throw new IOException("the decision on record " + sequence + " cannot be read", broken);
    }
  }
}
