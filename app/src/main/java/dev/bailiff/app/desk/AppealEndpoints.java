package dev.bailiff.app.desk;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealAttempt;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.desk.Hearings;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists appeals, and takes what reviewers decide about them. */
public final class AppealEndpoints {
  private static final int MOST_UNDONE = 100;
  private static final String OUTCOMES = "upheld, partially-reversed or reversed";

  private final Hearings hearings;
  private final Bodies bodies;

  /** Endpoints over these appeals. */
  public AppealEndpoints(Desk desk, Bodies bodies) {
    this.hearings = desk.hearings();
    this.bodies = bodies;
  }

  /** Those that have not ended, the oldest first. */
  public Reply list(ServerRequest request, Caller caller) throws ProblemException {
    List<Appeal> open = hearings.open(Requests.limit(request));
    return json(Map.of("appeals", open.stream().map(DeskJson::members).toList()));
  }

  /** One appeal. */
  public Reply one(ServerRequest request, Caller caller) throws ProblemException {
    Appeal appeal = hearings.find(id(request)).orElseThrow(() -> Requests.notFound("appeal"));
    return json(DeskJson.members(appeal));
  }

  /** Takes the appeal to hear it. */
  public Reply hear(ServerRequest request, Caller caller) throws ProblemException {
    return reply(hearings.hear(id(request), Requests.reviewer(caller)));
  }

  /** Gives it back, for another to hear. */
  public Reply giveBack(ServerRequest request, Caller caller) throws ProblemException {
    return reply(hearings.giveBack(id(request), Requests.reviewer(caller)));
  }

  /** Decides it. */
  public Reply decide(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    String outcome = body.text("outcome", 32);
    String grounds = body.text("grounds", AppealOutcome.MAX_GROUNDS);
    Set<String> undo = Set.copyOf(body.texts("undo", MOST_UNDONE));
    if (!Set.of("upheld", "partially-reversed", "reversed").contains(outcome) && !body.isWrong()) {
      body.problem("outcome", "`" + outcome + "`", OUTCOMES);
    }
    if (!undo.isEmpty() && !outcome.equals("partially-reversed")) {
      body.problem("undo", "a list", "nothing, but where the outcome is partially-reversed");
    }
    body.done();
    AppealOutcome decided =
        switch (outcome) {
          case "upheld" -> new AppealOutcome.Upheld(grounds);
          case "reversed" -> new AppealOutcome.Reversed(grounds);
          default -> new AppealOutcome.PartiallyReversed(undo, grounds);
        };
    return reply(hearings.decide(id(request), Requests.reviewer(caller), decided));
  }

  private static String id(ServerRequest request) {
    return Requests.part(request, "id");
  }

  private static Reply reply(Optional<AppealAttempt> attempt) throws ProblemException {
    return switch (attempt.orElseThrow(() -> Requests.notFound("appeal"))) {
      case AppealAttempt.Done(Appeal appeal) -> json(DeskJson.members(appeal));
      case AppealAttempt.Refused(AppealAttempt.Why why) -> throw Requests.conflict(why.words());
    };
  }

  private static Reply json(Object value) {
    return Reply.json(200, DeskJson.bytes(value));
  }
}
