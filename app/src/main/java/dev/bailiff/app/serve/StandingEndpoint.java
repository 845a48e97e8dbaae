package dev.bailiff.app.serve;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Standing;
import dev.bailiff.casework.enforcement.StandingSource;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Says how an entity stands: whether it is restricted, why, and until when. */
final class StandingEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final StandingSource standing;
  private final InstantSource time;

  StandingEndpoint(StandingSource standing, InstantSource time) {
    this.standing = standing;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    Parameters path = request.path().pathParameters();
    EntityRef entity = new EntityRef(kind(path.get("type")), path.get("id"));
    Instant now = time.instant();
    Set<String> labels = standing.labels(entity, now);
    return Reply.json(200, JSON.writeValueAsBytes(members(standing.standing(entity, now), labels)));
  }

  private static Entity kind(String label) throws ProblemException {
    return Entity.labelled(label)
        .orElseThrow(() ->
            ProblemException.of(
                Problem.Kind.NOT_FOUND,
                "an entity is one of "
                    + Arrays.stream(Entity.values())
                        .map(Entity::label)
                        .collect(Collectors.joining(", "))));
  }

  private static Map<String, Object> members(Standing standing, Set<String> labels) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("entity", standing.entity().toString());
    members.put("verdict", standing.verdict().label());
    standing.until().ifPresent(until -> members.put("until", until.toString()));
    members.put("labels", labels.stream().sorted().toList());
    members.put("limited", standing.limitedFeatures().stream().sorted().toList());
    List<Map<String, Object>> inForce =
        standing.inForce().stream().map(StandingEndpoint::members).toList();
    members.put("enforcements", inForce);
    return members;
  }

  private static Map<String, Object> members(Enforcement enforcement) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", enforcement.id());
    members.put("action", enforcement.measure().kind().label());
    enforcement.measure().name().ifPresent(name -> members.put("name", name));
    members.put("begins", enforcement.begins().toString());
    enforcement.ends().ifPresent(ends -> members.put("ends", ends.toString()));
    members.put("by", enforcement.cause().actor().toString());
    enforcement.cause().clause().ifPresent(clause -> members.put("clause", clause));
    members.put("because", enforcement.cause().because());
    return members;
  }
}
