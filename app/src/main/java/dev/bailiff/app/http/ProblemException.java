package dev.bailiff.app.http;

/** A request that is answered with a problem. */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false); // expected, so no stack trace
    this.problem = problem;
  }

  public static ProblemException of(Problem.Kind kind, String detail) {
    return new ProblemException(Problem.of(kind, detail));
  }

  public Problem problem() {
    return problem;
  }
}
