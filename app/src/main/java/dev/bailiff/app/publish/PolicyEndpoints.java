package dev.bailiff.app.publish;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.trial.Backtests;
import dev.bailiff.app.trial.SentPolicy;
import dev.bailiff.app.trial.TrialResult;
import dev.bailiff.casework.editions.Edition;
import dev.bailiff.casework.editions.EditionStore;
import dev.bailiff.casework.editions.Publication;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Lists, proposes, tries and publishes editions of a policy. */
public final class PolicyEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 1_000;

  private final Optional<Editions> editions;
  private final Supplier<String> version;
  private final Bodies bodies;
  private final InstantSource time;

  /**
   * Endpoints over editions.
   *
   * @param editions what is proposed and published; empty where the policy's folder publishes
   * @param version the version that is decided by
   */
  public PolicyEndpoints(
      Optional<Editions> editions, Supplier<String> version, Bodies bodies, InstantSource time) {
    this.editions = editions;
    this.version = version;
    this.bodies = bodies;
    this.time = time;
  }

  /** What is in force, what was, and what waits. */
  public Reply list(ServerRequest request, Caller caller) {
    Map<String, Object> members = new LinkedHashMap<>();
    Publishing how = editions.isPresent() ? Publishing.REVIEWED : Publishing.FOLDER;
    members.put("publishing", how.label());
    members.put("version", version.get());
    editions.ifPresent(kept -> {
      members.put("edition", kept.inForce().edition());
      List<Edition> waiting = kept.database().read(EditionStore::waiting);
      List<Publication> published = kept.database().read(EditionStore::publications);
      members.put("waiting", waiting.stream().map(EditionJson::edition).toList());
      members.put("published", published.stream().map(EditionJson::publication).toList());
    });
    return json(200, members);
  }

  /** One edition, and what it changes. */
  public Reply one(ServerRequest request, Caller caller) throws ProblemException {
    Editions kept = required();
    return json(200, EditionJson.candidate(kept.candidate(named(request)), kept.inForce()));
  }

  /** Keeps what is sent, and tries it on what was recorded. */
  public Reply propose(ServerRequest request, Caller caller) throws ProblemException {
    Editions kept = required();
    JsonBody body = JsonBody.read(request, bodies);
    String because = body.text("because", LONGEST_REASON);
    Instant since = since(body);
    Map<String, String> texts = SentPolicy.texts(body);
    body.done();
    Editions.Candidate candidate = kept.propose(texts, because, caller);
    return tried(201, kept, candidate, since, caller);
  }

  /** Tries an edition again. */
  public Reply backtest(ServerRequest request, Caller caller) throws ProblemException {
    Editions kept = required();
    JsonBody body = JsonBody.read(request, bodies);
    Instant since = since(body);
    body.done();
    return tried(200, kept, kept.candidate(named(request)), since, caller);
  }

  /** Brings an edition into force. */
  public Reply publish(ServerRequest request, Caller caller) throws ProblemException {
    Editions kept = required();
    JsonBody body = JsonBody.read(request, bodies);
    String because = body.text("because", LONGEST_REASON);
    body.done();
    Map<String, Object> members =
        EditionJson.publication(kept.publish(named(request), because, caller));
    members.put("version", version.get());
    return json(200, members);
  }

  private static Reply tried(
      int status, Editions kept, Editions.Candidate candidate, Instant since, Caller caller)
      throws ProblemException {
    TrialResult result = kept.attempt(candidate, since, caller);
    String id = candidate.edition().id();
    Map<String, Object> members = EditionJson.candidate(kept.candidate(id), kept.inForce());
    members.put("result", result.members(true));
    return json(status, members);
  }

  private Instant since(JsonBody body) {
    Instant now = time.instant();
    Instant since = body.time("since").orElseGet(() -> now.minus(Backtests.BACK));
    if (since.isAfter(now.minus(Editions.LEAST_PERIOD))) {
      body.problem("since", since.toString(), "a day ago or earlier");
    }
    return since;
  }

  private Editions required() throws ProblemException {
    return editions.orElseThrow(() ->
        ProblemException.of(
            Problem.Kind.CONFLICT,
            "here the policy's folder says what is in force; `publishing: reviewed` in the settings"
                + " asks for proposals"));
  }

  private static String named(ServerRequest request) {
    return request.path().pathParameters().get("edition");
  }

  private static Reply json(int status, Object value) {
    return Reply.json(status, JSON.writeValueAsBytes(value));
  }
}
