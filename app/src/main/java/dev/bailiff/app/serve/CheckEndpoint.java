package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.intake.Answer;
import dev.bailiff.app.intake.Arrival;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.Outcome;
import dev.bailiff.app.intake.RefusedException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/** Decides one event like any other, and answers with little more than the verdict. */
final class CheckEndpoint implements Endpoint {
  private final Intake intake;
  private final Bodies bodies;
  private final SentEvents.Reader reader;

  CheckEndpoint(Intake intake, Bodies bodies, SentEvents.Reader reader) {
    this.intake = intake;
    this.bodies = bodies;
    this.reader = reader;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller)
      throws ProblemException, RefusedException, InterruptedException {
    String mediaType = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    try (Bodies.Body body = bodies.read(request)) {
      SentEvents sent = reader.read(mediaType, body.bytes());
      if (sent.isBatch()) {
        throw ProblemException.of(Problem.Kind.MALFORMED, "expected one event, not a list");
      }
      Arrival arrival = Arrival.of(Events.require(sent.events().getFirst()));
      return reply(intake.decide(List.of(arrival)).getFirst());
    }
  }

  private static Reply reply(Outcome outcome) throws ProblemException {
    return switch (outcome) {
      case Outcome.Decided(Answer answer) ->
          Events.identified(Reply.json(200, small(answer)), answer);
      case Outcome.Untimely untimely -> throw new ProblemException(Events.problem(untimely));
      case Outcome.Faulty faulty -> throw new ProblemException(Events.problem(faulty));
      case Outcome.Accepted accepted -> throw new IllegalStateException("not decided: " + accepted);
    };
  }

  private static byte[] small(Answer answer) {
    String until = answer.until().map(end -> ",\"until\":\"" + end + "\"").orElse("");
    return "{\"id\":\"%d\",\"verdict\":\"%s\"%s}"
        .formatted(answer.sequence(), answer.verdict().label(), until)
        .getBytes(UTF_8);
  }
}
