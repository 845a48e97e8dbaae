package dev.bailiff.app.serve;

/** A request that is answered with a problem. */
final class ProblemException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false); // expected, so no stack trace
    this.problem = problem;
  }

  static ProblemException of(Problem.Kind kind, String detail) {
    return new ProblemException(Problem.of(kind, detail));
  }

  Problem problem() {
    return problem;
  }
}
