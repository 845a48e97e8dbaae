package dev.bailiff.app.http;

import dev.bailiff.core.event.PathProblem;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/** Reads parameters of queries, within limits. */
public final class Queries {
  private static final int LONGEST_NUMBER = 19;
  private static final int LONGEST_TEXT = 2_048;

  private Queries() {}

  /** The text of this parameter, if it is there. */
  public static Optional<String> text(ServerRequest request, String name) throws ProblemException {
    Optional<String> text = request.query().first(name).asOptional();
    if (text.isPresent() && (text.get().isBlank() || text.get().length() > LONGEST_TEXT)) {
      throw wrong(name, text.get(), "a text of 1 to " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  /** The text of this parameter, which must be there. */
  public static String required(ServerRequest request, String name) throws ProblemException {
    Optional<String> text = text(request, name);
    if (text.isEmpty()) {
      throw wrong(name, "", "a text of 1 to " + LONGEST_TEXT + " characters");
    }
    return text.get();
  }

  /** The whole number between these that the parameter holds, or the other if it is not there. */
  public static long number(
      ServerRequest request, String name, long otherwise, long least, long most)
      throws ProblemException {
    Optional<String> text = text(request, name);
    if (text.isEmpty()) {
      return otherwise;
    }
    String wanted = "a whole number from " + least + " to " + most;
    if (!text.get().matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
      throw wrong(name, text.get(), wanted);
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException tooLarge) {
      // said below
    }
    throw wrong(name, text.get(), wanted);
  }

  /** That this parameter is wrong. */
  public static ProblemException wrong(String name, String found, String wanted) {
    String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
    PathProblem problem = new PathProblem(name, "`" + shown + "`", wanted);
    return new ProblemException(
        new Problem(Problem.Kind.INVALID, problem.toString(), List.of(problem)));
  }
}
