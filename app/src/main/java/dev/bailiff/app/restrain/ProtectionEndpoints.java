package dev.bailiff.app.restrain;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Queries;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.erasure.LegalHolds;
import dev.bailiff.casework.restraint.Protections;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Says on whom no rule may act, and lets people protect somebody and stop doing so. */
final class ProtectionEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_ID = 1_024;
  private static final int LONGEST_LABEL = 64;
  private static final int MOST = 1_000;

  private final Protections protections;
  private final Bodies bodies;
  private final InstantSource time;

  ProtectionEndpoints(Protections protections, Bodies bodies, InstantSource time) {
    this.protections = protections;
    this.bodies = bodies;
    this.time = time;
  }

  Reply list(ServerRequest request, Caller caller) throws ProblemException {
    int limit = (int) Queries.number(request, "limit", MOST, 1, MOST);
    List<Map<String, Object>> all =
        protections.all(limit).stream().map(ProtectionEndpoints::members).toList();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("labels", protections.labels().stream().sorted().toList());
    members.put("protections", all);
    return json(200, members);
  }

  Reply protect(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    Optional<Entity> kind =
        body.optional(
            "type", "a kind of entity", text -> Entity.labelled(text).orElseThrow(BadKind::new));
    if (kind.isEmpty() && !body.isWrong()) {
      body.missing("type", "a kind of entity");
    }
    String id = body.text("id", LONGEST_ID);
    String label = body.text("label", LONGEST_LABEL);
    String because = body.text("because", LONGEST_REASON);
    Optional<Instant> until = body.time("until");
    if (!label.isEmpty() && !protections.labels().contains(label)) {
      body.problem(
          "label",
          "`" + label + "`",
          "a label that the policy declares protecting: " + protections.labels());
    }
    if (label.equals(LegalHolds.LABEL)) {
      body.problem(
          "label", "`" + label + "`", "a hold (/v1/holds), which protects and keeps the record");
    }
    if (until.filter(end -> !end.isAfter(time.instant())).isPresent()) {
      body.problem("until", "a time that is over", "a time to come");
    }
    body.done();
    EntityRef entity = new EntityRef(kind.orElseThrow(), id);
    return protections
        .protect(entity, label, until, caller.actor(), because)
        .map(given -> json(201, members(given)))
        .orElseThrow(() ->
            ProblemException.of(
                Problem.Kind.CONFLICT, "`" + entity + "` has the label `" + label + "` already"));
  }

  Reply end(ServerRequest request, Caller caller) throws ProblemException {
    String because = Queries.required(request, "because");
    return protections
        .end(request.path().pathParameters().get("id"), caller.actor(), because)
        .map(ended -> json(200, members(ended)))
        .orElseThrow(
            () -> ProblemException.of(Problem.Kind.NOT_FOUND, "this is no protection in force"));
  }

  private static final class BadKind extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
  }

  private static Map<String, Object> members(Enforcement it) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", it.id());
    members.put("entity", it.measure().targets().getFirst().toString());
    members.put("label", it.measure().name().orElse(""));
    members.put("since", it.begins().toString());
    it.ends().ifPresent(ends -> members.put("until", ends.toString()));
    members.put("by", it.cause().actor().name());
    members.put("because", it.cause().because());
    return members;
  }

  private static Reply json(int status, Object value) {
    return Reply.json(status, JSON.writeValueAsBytes(value));
  }
}
