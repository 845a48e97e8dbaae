package dev.bailiff.app.search;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.signal.Detector;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Searches recorded events, for what a condition holds of and for who is related to somebody. */
public final class SearchEndpoint {
  private static final int SHOWN = 20;
  private static final int MOST_RELATED = 200;
  private static final int LONGEST_ID = 1_024;

  private final EventSearch search;
  private final RelatedSearch related;
  private final Searches searches;
  private final Bodies bodies;

  /**
   * Searches a journal.
   *
   * @param journal what is searched
   * @param detectors raise the signals that conditions read
   */
  public SearchEndpoint(
      Journal journal, List<Detector> detectors, Searches searches, Bodies bodies) {
    this.search = new EventSearch(journal, detectors);
    this.related = new RelatedSearch(journal);
    this.searches = searches;
    this.bodies = bodies;
  }

  /** Events of which a condition holds. */
  public Reply events(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    SearchTerms terms = SearchBody.terms(body, searches.now(), SHOWN);
    if (terms.since().isBefore(terms.until()) && terms.every().isPresent() && isTooFine(terms)) {
      body.problem("every", terms.every().get().toString(), "at most 1,000 steps");
    }
    body.done();
    return searches.answer(
        caller, terms.since(), terms.until(), terms.condition(), () -> search.run(terms).members());
  }

  /** Who shares rare values with an entity. */
  public Reply related(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    Optional<Entity> kind = body.optional("type", "such as account", SearchEndpoint::entity);
    String id = body.text("id", LONGEST_ID);
    if (kind.isEmpty() && !body.isWrong()) {
      body.missing("type", "such as account");
    }
    Instant until = body.time("until").orElseGet(searches::now);
    Instant since = SearchBody.since(body, until);
    int limit = body.number("limit", 1, MOST_RELATED).orElse((long) SHOWN).intValue();
    body.done();
    EntityRef entity = new EntityRef(kind.orElseThrow(), id);
    RelatedSearch.Terms terms = new RelatedSearch.Terms(entity, since, until, limit);
    return searches.answer(
        caller, since, until, "related to " + entity, () -> related.run(terms).members());
  }

  private static boolean isTooFine(SearchTerms terms) {
    long step = terms.every().map(Duration::toMillis).orElse(1L);
    return step < 1 || terms.length().toMillis() / step > SearchTerms.MOST_STEPS;
  }

  private static Entity entity(String label) {
    return Entity.labelled(label).orElseThrow(IllegalArgumentException::new);
  }
}
