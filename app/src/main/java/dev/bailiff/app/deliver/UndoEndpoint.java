package dev.bailiff.app.deliver;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.cohort.CohortUndo;
import dev.bailiff.casework.enforcement.Cohort;
import dev.bailiff.casework.enforcement.CohortStore;
import dev.bailiff.casework.enforcement.Undoing;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what undoing all that a rule did in a time would come to, and does it if it is confirmed.
 */
public final class UndoEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_ID = 256;

  private final CohortUndo cohorts;
  private final Bodies bodies;
  private final InstantSource time;

  /** An endpoint that undoes so. */
  public UndoEndpoint(CohortUndo cohorts, Bodies bodies, InstantSource time) {
    this.cohorts = cohorts;
    this.bodies = bodies;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    Instant now = time.instant();
    JsonBody body = JsonBody.read(request, bodies);
    String rule = body.text("rule", LONGEST_ID);
    Optional<String> version = body.optionalText("version", LONGEST_ID);
    Optional<Instant> since = body.time("since");
    Instant until = body.time("until").orElse(now);
    Optional<String> because = body.optionalText("because", LONGEST_REASON);
    Optional<Long> expected = body.number("expected", 0, Long.MAX_VALUE);
    boolean confirmed = body.flag("confirm");
    if (since.isEmpty() && !body.isWrong()) {
      body.missing("since", "a time such as 2026-11-23T10:00:00Z");
    }
    if (confirmed && because.isEmpty()) {
      body.missing("because", "why it is undone, if `confirm` is true");
    }
    if (since.isPresent() && !since.get().isBefore(until)) {
      body.problem("until", "`" + until + "`", "a time after `since`");
    }
    body.done();
    Cohort cohort = new Cohort(rule, version, since.orElseThrow(), until);
    CohortStore.Summary summary = cohorts.preview(cohort);
    if (!confirmed) {
      return json(preview(cohort, summary));
    }
    if (expected.isPresent() && expected.get() != summary.enforcements()) {
      throw ProblemException.of(
          Problem.Kind.CONFLICT,
          "there are %d enforcements by now, not %d"
              .formatted(summary.enforcements(), expected.get()));
    }
    Undoing undoing = new Undoing(now, caller.actor(), because.orElseThrow());
    return json(done(cohort, cohorts.undo(cohort, undoing)));
  }

  private static Map<String, Object> preview(Cohort cohort, CohortStore.Summary summary) {
    Map<String, Object> members = members(cohort);
    members.put("enforcements", summary.enforcements());
    members.put("entities", summary.entities());
    Map<String, Long> byAction = new TreeMap<>();
    summary.byAction().forEach((kind, many) -> byAction.put(kind.label(), many));
    members.put("actions", byAction);
    members.put("versions", summary.versions());
    summary.earliest().ifPresent(it -> members.put("earliest", it.toString()));
    summary.latest().ifPresent(it -> members.put("latest", it.toString()));
    return members;
  }

  private static Map<String, Object> done(Cohort cohort, CohortUndo.Outcome outcome) {
    Map<String, Object> members = members(cohort);
    members.put("undone", outcome.undone());
    members.put("entities", outcome.entities());
    members.put("apologies", outcome.apologies());
    members.put("complete", outcome.isAll());
    return members;
  }

  private static Map<String, Object> members(Cohort cohort) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("rule", cohort.rule());
    cohort.version().ifPresent(version -> members.put("version", version));
    members.put("since", cohort.since().toString());
    members.put("until", cohort.until().toString());
    return members;
  }

  private static Reply json(Object value) {
    return Reply.json(200, JSON.writeValueAsBytes(value));
  }
}
