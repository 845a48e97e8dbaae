package dev.bailiff.app.serve;

import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.intake.Answer;
import dev.bailiff.app.intake.Outcome;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Parsed;
import java.util.List;

/** What endpoints say of single events, in the same words. */
final class Events {
  static final String DECISION = "X-Bailiff-Decision";
  static final String VERDICT = "X-Bailiff-Verdict";

  private Events() {}

  /** The event, if it is one. */
  static Event require(Parsed<Event> parsed) throws ProblemException {
    return switch (parsed) {
      case Parsed.Accepted<Event> accepted -> accepted.value();
      case Parsed.Rejected<Event> rejected -> throw new ProblemException(problem(rejected));
    };
  }

  static Problem problem(Parsed.Rejected<Event> rejected) {
    int more = rejected.found().size() - 1;
    String detail = rejected.found().getFirst() + (more > 0 ? " (and " + more + " more)" : "");
    return new Problem(Problem.Kind.INVALID_EVENT, detail, rejected.found());
  }

  static Problem problem(Outcome.Untimely untimely) {
    return new Problem(
        Problem.Kind.UNTIMELY,
        "repeats can be told only of events from %s to %s"
            .formatted(untimely.from(), untimely.until()),
        List.of());
  }

  static Problem problem(Outcome.Faulty faulty) {
    return Problem.of(
        Problem.Kind.FAULT,
        "the event is kept under number " + faulty.sequence() + " and could not be decided");
  }

  /** Says in header fields which decision this is and what it says. */
  static Reply identified(Reply reply, Answer answer) {
    return reply
        .with(DECISION, Long.toString(answer.sequence()))
        .with(VERDICT, answer.verdict().label());
  }
}
