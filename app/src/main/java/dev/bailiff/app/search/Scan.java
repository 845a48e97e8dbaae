package dev.bailiff.app.search;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.app.intake.DecidedEvents;
import dev.bailiff.app.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Readings of a journal from its beginning, which together take no longer than a minute. */
final class Scan {
  /** Who waits for longer should ask for less. */
  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final Journal journal;
  private final long deadline = System.nanoTime() + WITHIN.toNanos();

  Scan(Journal journal) {
    this.journal = journal;
  }

  /** Looks at events. */
  @FunctionalInterface
  interface Visitor {
    /** Looks at one. */
    void visit(DecidedEvent decided) throws IOException;
  }

  /**
   * Shows what was received in this time, in order; answers when that was received for which there
   * was no time.
   */
  Optional<Instant> read(Instant since, Instant until, Visitor visitor) throws IOException {
    try (DecidedEvents events = DecidedEvents.after(journal, 0)) {
      for (DecidedEvent next = events.next(); next != null; next = events.next()) {
        if (System.nanoTime() > deadline) {
          return Optional.of(next.received());
        }
        if (!next.received().isBefore(until)) {
          return Optional.empty();
        }
        if (!next.received().isBefore(since)) {
          visitor.visit(next);
        }
      }
    }
    return Optional.empty();
  }
}
