package dev.bailiff.app.search;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.app.intake.DecidedEvents;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.signal.Detector;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Reads a journal from its beginning and keeps what is looked for. */
final class EventSearch {
  /** Who waits for longer should ask for less. */
  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final Journal journal;
  private final List<Detector> detectors;

  EventSearch(Journal journal, List<Detector> detectors) {
    this.journal = journal;
    this.detectors = detectors;
  }

  /**
   * Searches until the end or until there is no more time.
   *
   * @throws IllegalArgumentException if the condition is wrong
   */
  SearchResult run(SearchTerms terms) throws IOException {
    SearchConditions conditions = SearchConditions.of(terms.condition(), terms.on(), detectors);
    SearchResult result = new SearchResult(terms, conditions.types());
    long deadline = System.nanoTime() + WITHIN.toNanos();
    try (DecidedEvents events = DecidedEvents.after(journal, 0)) {
      for (DecidedEvent next = events.next(); next != null; next = events.next()) {
        if (System.nanoTime() > deadline) {
          result.stoppedAt(next.received());
          return result;
        }
        if (!next.received().isBefore(terms.until())) {
          return result;
        }
        if (!next.received().isBefore(terms.since())
            && (terms.rule().isEmpty() || next.isEventful())) {
          consider(next, conditions, result);
        }
      }
    }
    return result;
  }

  private static void consider(
      DecidedEvent decided, SearchConditions conditions, SearchResult result) throws IOException {
    Event event = decided.event();
    Truth truth = conditions.test(event, decided.facts());
    switch (truth) {
      case YES -> result.found(decided, event);
      case NO -> result.passedOver();
      case UNKNOWN -> result.unsaid();
    }
  }
}
