package dev.bailiff.app.desk;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.casework.cases.Reviewer;
import io.helidon.webserver.http.ServerRequest;

/** What the desk's requests have in common. */
final class Requests {
  private static final int USUAL = 50;
  private static final int MOST = 500;

  private Requests() {}

  /** The part of the path with this name. */
  static String part(ServerRequest request, String name) {
    return request.path().pathParameters().get(name);
  }

  /** How many are asked for. */
  static int limit(ServerRequest request) throws ProblemException {
    String text = request.query().first("limit").orElse(Integer.toString(USUAL));
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST) {
      throw ProblemException.of(Problem.Kind.INVALID, "`limit` is a number from 1 to " + MOST);
    }
    return Integer.parseInt(text);
  }

  /** Who asks, as the audit log and cases name them. */
  static Reviewer reviewer(Caller caller) {
    return new Reviewer(caller.actor().name());
  }

  static ProblemException notFound(String what) {
    return ProblemException.of(Problem.Kind.NOT_FOUND, "there is no such " + what);
  }

  static ProblemException conflict(String why) {
    return ProblemException.of(Problem.Kind.CONFLICT, why);
  }
}
