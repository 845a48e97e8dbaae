package dev.bailiff.app.trial;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tries a policy that is sent on what was recorded. */
public final class TrialEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Backtests backtests;
  private final Bodies bodies;
  private final InstantSource time;

  public TrialEndpoint(Backtests backtests, Bodies bodies, InstantSource time) {
    this.backtests = backtests;
    this.bodies = bodies;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    Instant since = body.time("since").orElseGet(() -> time.instant().minus(Backtests.BACK));
    Map<String, String> texts = SentPolicy.texts(body);
    body.done();
    TrialResult result = backtests.run(backtests.policy(texts).policy(), since);
    return Reply.json(200, JSON.writeValueAsBytes(result.members(true)));
  }
}
