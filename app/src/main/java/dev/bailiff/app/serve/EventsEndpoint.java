package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.intake.Answer;
import dev.bailiff.app.intake.Arrival;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.intake.Outcome;
import dev.bailiff.app.intake.RefusedException;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Parsed;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Decides the events in a body and answers with their decisions, or, if the query says {@code
 * async}, as soon as the journal has them.
 */
final class EventsEndpoint implements Endpoint {
  private final Intake intake;
  private final Bodies bodies;
  private final SentEvents.Reader reader;

  EventsEndpoint(Intake intake, Bodies bodies, SentEvents.Reader reader) {
    this.intake = intake;
    this.bodies = bodies;
    this.reader = reader;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller)
      throws ProblemException, RefusedException, InterruptedException {
    boolean async = request.query().contains("async");
    String mediaType = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    try (Bodies.Body body = bodies.read(request)) {
      SentEvents sent = reader.read(mediaType, body.bytes());
      if (sent.isBatch()) {
        return batch(sent.events(), async);
      }
      List<Arrival> one = List.of(Arrival.of(Events.require(sent.events().getFirst())));
      return single(
          async ? withoutDecision(intake.accept(one).getFirst()) : intake.decide(one).getFirst());
    }
  }

  private static Reply single(Outcome outcome) throws ProblemException {
    return switch (outcome) {
      case Outcome.Decided(Answer answer) ->
          Events.identified(Reply.json(200, answer.json()), answer);
      case Outcome.Accepted(long sequence) -> Reply.json(202, accepted(sequence));
      case Outcome.Untimely untimely -> throw new ProblemException(Events.problem(untimely));
      case Outcome.Faulty faulty -> throw new ProblemException(Events.problem(faulty));
    };
  }

  /** Who does not wait gets the same answer whether the event was new or not. */
  private static Outcome withoutDecision(Outcome outcome) {
    return outcome instanceof Outcome.Decided(Answer answer)
        ? new Outcome.Accepted(answer.sequence())
        : outcome;
  }

  private Reply batch(List<Parsed<Event>> events, boolean async)
      throws RefusedException, InterruptedException {
    List<Arrival> arrivals = new ArrayList<>(events.size());
    for (Parsed<Event> event : events) {
      event.accepted().map(Arrival::of).ifPresent(arrivals::add);
    }
    List<Outcome> outcomes = List.of();
    if (!arrivals.isEmpty()) {
      outcomes = async ? intake.accept(arrivals) : intake.decide(arrivals);
    }
    if (async) {
      outcomes = outcomes.stream().map(EventsEndpoint::withoutDecision).toList();
    }
    return Reply.json(async ? 202 : 200, results(events, outcomes.iterator()));
  }

  private static byte[] results(List<Parsed<Event>> events, Iterator<Outcome> outcomes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("{\"results\":[".getBytes(UTF_8));
    for (int i = 0; i < events.size(); i++) {
      out.writeBytes(i == 0 ? new byte[0] : new byte[] {','});
      switch (events.get(i)) {
        case Parsed.Accepted<Event> _ -> result(out, outcomes.next(), i);
        case Parsed.Rejected<Event> rejected ->
            member(out, "problem", Events.problem(rejected).json(OptionalInt.of(i)));
      }
    }
    out.writeBytes("]}".getBytes(UTF_8));
    return out.toByteArray();
  }

  private static void result(ByteArrayOutputStream out, Outcome outcome, int index) {
    OptionalInt at = OptionalInt.of(index);
    switch (outcome) {
      case Outcome.Decided(Answer answer) -> member(out, "decision", answer.json());
      case Outcome.Accepted(long sequence) -> out.writeBytes(accepted(sequence));
      case Outcome.Untimely untimely -> member(out, "problem", Events.problem(untimely).json(at));
      case Outcome.Faulty faulty -> member(out, "problem", Events.problem(faulty).json(at));
    }
  }

  private static void member(ByteArrayOutputStream out, String name, byte[] value) {
    out.writeBytes(("{\"" + name + "\":").getBytes(UTF_8));
    out.writeBytes(value);
    out.write('}');
  }

  private static byte[] accepted(long sequence) {
    return ("{\"accepted\":\"" + sequence + "\"}").getBytes(UTF_8);
  }
}
