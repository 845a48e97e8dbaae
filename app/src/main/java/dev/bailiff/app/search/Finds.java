package dev.bailiff.app.search;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.io.IOException;
import java.time.Instant;

/** Is told what a search finds. */
interface Finds {
  /** The condition holds of the event. */
  void found(DecidedEvent decided, Event event, Facts facts) throws IOException;

  /** The condition does not hold of an event. */
  void passedOver();

  /** It cannot be said whether the condition holds of an event. */
  void unsaid();

  /** There was no time for what was received then and later. */
  void stoppedAt(Instant time);
}
