package dev.bailiff.app.serve;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.intake.Answer;
import dev.bailiff.app.intake.Arrival;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.Outcome;
import dev.bailiff.app.intake.RefusedException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Answers a proxy that asks whether to let a request through: 200 for yes, 401 for a challenge, 403
 * for no, 429 for slower. A proxy that understands only 401 and 403, as nginx does, says {@code
 * ?statuses=401,403} and finds the full answer in {@code X-Bailiff-Status}. Where the request
 * counts against a documented limit, {@link LimitFields} say how much of it is left.
 */
final class AuthzEndpoint implements Endpoint {
  private static final String STATUS = "X-Bailiff-Status";

  private final Intake intake;
  private final ForwardedRequests requests;
  private final InstantSource time;

  AuthzEndpoint(Intake intake, ForwardedRequests requests, InstantSource time) {
    this.intake = intake;
    this.requests = requests;
    this.time = time;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller)
      throws ProblemException, RefusedException, InterruptedException {
    Arrival arrival = Arrival.of(Events.require(requests.event(request, time.instant())));
    Outcome outcome = intake.decide(List.of(arrival)).getFirst();
    boolean few = request.query().first("statuses").filter("401,403"::equals).isPresent();
    return switch (outcome) {
      case Outcome.Decided(Answer answer) -> reply(answer, few);
      case Outcome.Untimely untimely -> throw new ProblemException(Events.problem(untimely));
      case Outcome.Faulty faulty -> throw new ProblemException(Events.problem(faulty));
      case Outcome.Accepted accepted -> throw new IllegalStateException("not decided: " + accepted);
    };
  }

  private Reply reply(Answer answer, boolean few) {
    int status =
        switch (answer.verdict()) {
          case ALLOW -> 200;
          case CHALLENGE -> 401;
          case THROTTLE -> 429;
          case HOLD, DENY -> 403;
        };
    Reply reply =
        Events.identified(Reply.empty(few && status == 429 ? 403 : status), answer)
            .with(STATUS, Integer.toString(status));
    if (status == 401) {
      reply.with(HeaderNames.WWW_AUTHENTICATE.defaultCase(), "Bailiff");
    }
    answer.limit().ifPresent(standing -> LimitFields.add(reply, standing));
    retryAfter(answer, status).ifPresent(seconds -> reply.with("Retry-After", seconds));
    return reply;
  }

  private Optional<String> retryAfter(Answer answer, int status) {
    if (status == 200) {
      return Optional.empty();
    }
    Instant now = time.instant();
    return answer
        .until()
        .map(end -> Long.toString(Math.max(1, Duration.between(now, end).toSeconds())));
  }
}
