package dev.bailiff.app.restrain;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Queries;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.enforcement.Strikes;
import dev.bailiff.casework.escalation.History;
import dev.bailiff.casework.feed.EnforcementJson;
import dev.bailiff.casework.ladder.PastStep;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Says what an entity has on record: strikes, steps of the ladder, enforcements. */
final class HistoryEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 1_000;
  private static final int USUALLY = 100;

  private final Database database;
  private final Supplier<Duration> halfLife;
  private final InstantSource time;

  HistoryEndpoint(Database database, Supplier<Duration> halfLife, InstantSource time) {
    this.database = database;
    this.halfLife = halfLife;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    int limit = (int) Queries.number(request, "limit", USUALLY, 1, MOST);
    EntityRef entity = entity(request.path().pathParameters());
    Strikes strikes = new Strikes(halfLife.get());
    History history = database.read(sql -> History.of(sql, entity, strikes, time.instant(), limit));
    return Reply.json(200, JSON.writeValueAsBytes(members(history)));
  }

  private static EntityRef entity(Parameters path) throws ProblemException {
    Entity kind =
        Entity.labelled(path.get("type"))
            .orElseThrow(() ->
                ProblemException.of(
                    Problem.Kind.NOT_FOUND,
                    "an entity is one of "
                        + Arrays.stream(Entity.values())
                            .map(Entity::label)
                            .collect(Collectors.joining(", "))));
    return new EntityRef(kind, path.get("id"));
  }

  private static Map<String, Object> members(History history) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("entity", history.entity().toString());
    members.put("strikes", BigDecimal.valueOf(history.strikes()).setScale(3, RoundingMode.HALF_UP));
    members.put("steps", history.steps().stream().map(HistoryEndpoint::members).toList());
    members.put(
        "enforcements", history.enforcements().stream().map(EnforcementJson::members).toList());
    return members;
  }

  private static Map<String, Object> members(PastStep step) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("action", step.kind().label());
    members.put("at", step.at().toString());
    step.duration().ifPresent(length -> members.put("for", length.toString()));
    step.undone().ifPresent(undone -> members.put("undone", undone.toString()));
    return members;
  }
}
