package dev.bailiff.app.search;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.signal.Detector;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.json.JsonMapper;

/** Searches recorded events, and notes in the audit log who did, and for what. */
public final class SearchEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration BACK = Duration.ofDays(1);
  private static final int SHOWN = 20;
  private static final int LONGEST_NAME = 256;

  private final EventSearch search;
  private final Database database;
  private final AuditLog audit;
  private final Bodies bodies;
  private final InstantSource time;

  /** A search reads the whole journal; two at a time leave the disk to those who decide. */
  private final Semaphore turns = new Semaphore(2);

  /**
   * Searches a journal.
   *
   * @param journal what is searched
   * @param detectors raise the signals that conditions read
   * @param database where the audit log is
   */
  public SearchEndpoint(
      Journal journal,
      List<Detector> detectors,
      Database database,
      AuditLog audit,
      Bodies bodies,
      InstantSource time) {
    this.search = new EventSearch(journal, detectors);
    this.database = database;
    this.audit = audit;
    this.bodies = bodies;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    SearchTerms terms = terms(JsonBody.read(request, bodies));
    if (!turns.tryAcquire()) {
      throw ProblemException.of(Problem.Kind.BUSY, "two searches are running already");
    }
    try {
      note(caller, terms);
      return Reply.json(200, JSON.writeValueAsBytes(search.run(terms).members()));
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.of(Problem.Kind.INVALID, String.valueOf(wrong.getMessage()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      turns.release();
    }
  }

  private SearchTerms terms(JsonBody body) throws ProblemException {
    Instant now = time.instant();
    Instant until = body.time("until").orElse(now);
    SearchTerms terms =
        new SearchTerms(
            body.text("condition", SearchTerms.LONGEST_CONDITION),
            body.optionalText("on", LONGEST_NAME),
            body.time("since").orElse(until.minus(BACK)),
            until,
            body.optionalText("rule", LONGEST_NAME),
            body.optionalText("top", LONGEST_NAME),
            body.duration("every"),
            body.number("limit", 0, SearchTerms.MOST_SHOWN).orElse((long) SHOWN).intValue());
    if (!terms.since().isBefore(terms.until())) {
      body.problem("since", terms.since().toString(), "a time before `until`");
    } else if (terms.every().isPresent() && isTooFine(terms)) {
      body.problem("every", terms.every().get().toString(), "at most 1,000 steps");
    }
    body.done();
    return terms;
  }

  private static boolean isTooFine(SearchTerms terms) {
    long step = terms.every().map(Duration::toMillis).orElse(1L);
    return step < 1 || terms.length().toMillis() / step > SearchTerms.MOST_STEPS;
  }

  private void note(Caller caller, SearchTerms terms) {
    database.write(sql -> {
      audit.append(
          sql,
          List.of(
              new Deed(
                  time.instant(),
                  caller.actor(),
                  "search",
                  "events",
                  null,
                  terms.since() + " to " + terms.until(),
                  terms.condition())));
      return true;
    });
  }
}
