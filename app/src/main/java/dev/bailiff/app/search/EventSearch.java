package dev.bailiff.app.search;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detector;
import java.io.IOException;
import java.util.List;

/** Reads a journal from its beginning and keeps what is looked for. */
final class EventSearch {
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
    run(terms, conditions, result);
    return result;
  }

  /**
   * Searches likewise, and tells of what it finds.
   *
   * @throws IllegalArgumentException if the condition is wrong
   */
  void run(SearchTerms terms, Finds finds) throws IOException {
    run(terms, SearchConditions.of(terms.condition(), terms.on(), detectors), finds);
  }

  private void run(SearchTerms terms, SearchConditions conditions, Finds finds) throws IOException {
    new Scan(journal)
        .read(
            terms.since(),
            terms.until(),
            decided -> {
              if (terms.rule().isEmpty() || decided.isEventful()) {
                consider(decided, conditions, finds);
              }
            })
        .ifPresent(finds::stoppedAt);
  }

  private static void consider(DecidedEvent decided, SearchConditions conditions, Finds finds)
      throws IOException {
    Event event = decided.event();
    Facts facts = decided.facts();
    Truth truth = conditions.test(event, facts);
    switch (truth) {
      case YES -> finds.found(decided, event, facts);
      case NO -> finds.passedOver();
      case UNKNOWN -> finds.unsaid();
    }
  }
}
