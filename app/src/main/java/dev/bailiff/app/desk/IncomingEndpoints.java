package dev.bailiff.app.desk;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.HttpLimits;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.intake.Arrival;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.Outcome;
import dev.bailiff.app.intake.RefusedException;
import dev.bailiff.casework.incoming.NoticeForm;
import dev.bailiff.casework.incoming.ReportForm;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Parsed;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes reports of users and formal notices. They are journaled as events before they are answered;
 * the case follows within moments.
 */
public final class IncomingEndpoints {
  private final Intake intake;
  private final Bodies bodies;
  private final InstantSource time;
  private final JsonMapper json;

  private interface Form {
    Parsed<Event> read(JsonNode body, Supplier<String> ids, Instant now);
  }

  /** Endpoints before this intake. */
  public IncomingEndpoints(Intake intake, Bodies bodies, HttpLimits limits, InstantSource time) {
    this.intake = intake;
    this.bodies = bodies;
    this.time = time;
    this.json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(limits.depth())
                            .maxNumberLength(64)
                            .maxNameLength(1_024)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /** A user's report. */
  public Reply report(ServerRequest request, Caller caller)
      throws ProblemException, RefusedException, InterruptedException {
    return take(request, ReportForm::read);
  }

  /** A formal notice, or a document of XARF. */
  public Reply notice(ServerRequest request, Caller caller)
      throws ProblemException, RefusedException, InterruptedException {
    return take(request, NoticeForm::read);
  }

  private Reply take(ServerRequest request, Form form)
      throws ProblemException, RefusedException, InterruptedException {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    String media = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/json") && !media.endsWith("+json")) {
      throw ProblemException.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send application/json");
    }
    Event event;
    try (Bodies.Body body = bodies.read(request)) {
      event = event(form, body.bytes());
    }
    Outcome outcome = intake.accept(List.of(Arrival.of(event))).getFirst();
    return switch (outcome) {
      case Outcome.Decided _, Outcome.Accepted _ ->
          Reply.json(
              202,
              DeskJson.bytes(
                  Map.of(
                      "id", event.id(),
                      "source", event.source(),
                      "received", event.time().toString())));
      case Outcome.Untimely _ ->
          throw ProblemException.of(Problem.Kind.UNTIMELY, "the clock has moved");
      case Outcome.Faulty _ ->
          throw ProblemException.of(Problem.Kind.FAULT, "it could not be taken in");
    };
  }

  private Event event(Form form, byte[] bytes) throws ProblemException {
    JsonNode body;
    try {
      body = json.readTree(bytes);
    } catch (JacksonException broken) {
      String reason = String.valueOf(broken.getOriginalMessage());
      throw ProblemException.of(
          Problem.Kind.MALFORMED, "not JSON: " + reason.lines().findFirst().orElse(""));
    }
    return switch (form.read(body, () -> UUID.randomUUID().toString(), time.instant())) {
      case Parsed.Accepted<Event> accepted -> accepted.value();
      case Parsed.Rejected<Event> rejected ->
          throw new ProblemException(
              new Problem(
                  Problem.Kind.INVALID, rejected.found().getFirst().toString(), rejected.found()));
    };
  }
}
