package dev.bailiff.app.command;

import static java.util.Objects.requireNonNull;

/** Why a command cannot go on, in words for the person who typed it. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String complaint;

  /**
   * @param exitCode one of {@link ExitCode}
   * @param complaint without final period, user input in backticks; empty to end silently
   */
  public CommandFailure(int exitCode, String complaint) {
    super(complaint, null, false, false); // expected, so no stack trace
    this.complaint = requireNonNull(complaint, "complaint");
    this.exitCode = exitCode;
  }

  public String complaint() {
    return complaint;
  }

  public int exitCode() {
    return exitCode;
  }
}
