package dev.bailiff.app.search;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.casework.bulk.Bulks;
import dev.bailiff.casework.desk.Order;
import dev.bailiff.casework.enforcement.Measure;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.rules.load.ActionText;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Says on whom an act on all that a search finds would fall, and does it if it is confirmed. */
public final class BulkEndpoint implements Endpoint {
  /** What a person can look through before confirming. */
  private static final long AT_MOST = 100;

  private static final int LONGEST = 1_000;

  private final EventSearch search;
  private final Searches searches;
  private final Shielding shielding;
  private final Bulks bulks;
  private final Supplier<Policy> policy;
  private final Bodies bodies;

  /** Acts on what is found in a journal, under the clauses of the policy. */
  public BulkEndpoint(
      Journal journal,
      List<Detector> detectors,
      Searches searches,
      Shielding shielding,
      Bulks bulks,
      Supplier<Policy> policy,
      Bodies bodies) {
    this.search = new EventSearch(journal, detectors);
    this.searches = searches;
    this.shielding = shielding;
    this.bulks = bulks;
    this.policy = policy;
    this.bodies = bodies;
  }

  /**
   * What is asked for.
   *
   * @param expected how many the preview said that it falls on
   */
  private record Asked(
      SearchTerms terms,
      ActionSpec action,
      int atMost,
      Optional<String> clause,
      boolean isConfirmed,
      String because,
      Optional<Long> expected) {}

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    Asked asked = asked(JsonBody.read(request, bodies));
    SearchTerms terms = asked.terms();
    return searches.answer(
        caller, terms.since(), terms.until(), terms.condition(), () -> act(asked, caller));
  }

  private Map<String, Object> act(Asked asked, Caller caller) throws IOException, ProblemException {
    BulkSelection selection = new BulkSelection(asked.action(), asked.terms(), shielding);
    search.run(asked.terms(), selection);
    Map<String, Object> members = selection.members(asked.atMost());
    if (!asked.isConfirmed()) {
      return members;
    }
    int many = selection.targets().size();
    Optional<String> obstacle =
        selection
            .obstacle(asked.atMost())
            .or(() ->
                asked
                    .expected()
                    .filter(expected -> expected != many)
                    .map(expected -> "it falls on %d by now, not %d".formatted(many, expected)));
    if (obstacle.isPresent()) {
      throw ProblemException.of(Problem.Kind.CONFLICT, obstacle.get());
    }
    Bulks.Done done =
        bulks.act(
            selection.orders(),
            asked.action() + " where " + asked.terms().condition(),
            asked.clause(),
            caller.actor(),
            asked.because());
    members.put("bulk", done.id());
    members.put("begun", done.begun());
    members.put("in_force", done.inForce());
    return members;
  }

  private Asked asked(JsonBody body) throws ProblemException {
    Instant until = body.time("until").orElseGet(searches::now);
    SearchTerms terms =
        new SearchTerms(
            body.text("condition", SearchTerms.LONGEST_CONDITION),
            body.optionalText("on", LONGEST),
            SearchBody.since(body, until),
            until,
            body.optionalText("rule", LONGEST),
            Optional.empty(),
            Optional.empty(),
            0);
    Optional<ActionSpec> action = action(body, body.text("do", LONGEST));
    Optional<String> clause = body.optionalText("clause", LONGEST);
    boolean isConfirmed = body.flag("confirm");
    Optional<String> because = body.optionalText("because", LONGEST);
    Optional<Long> expected = body.number("expected", 0, Long.MAX_VALUE);
    long atMost = body.number("at_most", 1, Bulks.MOST).orElse(AT_MOST);
    if (isConfirmed && because.isEmpty()) {
      body.missing("because", "why it is done, if `confirm` is true");
    }
    clause
        .filter(id -> policy.get().clause(id).isEmpty())
        .ifPresent(id -> body.problem("clause", "`" + id + "`", "a clause of the policy"));
    if (clause.isEmpty() && action.filter(BulkEndpoint::isRestricting).isPresent()) {
      body.missing("clause", "the clause that was broken, as who is restricted is told of it");
    }
    body.done();
    return new Asked(
        terms,
        action.orElseThrow(),
        (int) atMost,
        clause,
        isConfirmed,
        because.orElse(""),
        expected);
  }

  private static Optional<ActionSpec> action(JsonBody body, String text) {
    if (body.isWrong()) {
      return Optional.empty();
    }
    try {
      ActionSpec action = ActionText.read(text);
      onSomebody(action); // refuses what does not last
      return Optional.of(action);
    } catch (IllegalArgumentException wrong) {
      body.problem("do", "`" + text + "`", String.valueOf(wrong.getMessage()));
      return Optional.empty();
    }
  }

  private static boolean isRestricting(ActionSpec action) {
    return onSomebody(action).measure().isRestricting();
  }

  private static Order onSomebody(ActionSpec action) {
    List<Entity> kinds = action.targets().isEmpty() ? List.of(Entity.CONTENT) : action.targets();
    List<EntityRef> who = kinds.stream().map(kind -> new EntityRef(kind, "somebody")).toList();
    return new Order(new Measure(action.kind(), who, action.name()), action.duration());
  }
}
