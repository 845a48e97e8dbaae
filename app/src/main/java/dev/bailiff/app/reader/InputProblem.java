package dev.bailiff.app.reader;

import static java.util.Objects.requireNonNull;

/**
 * What was wrong with an input as a whole; the others were read all the same.
 *
 * @param input the file or folder, as people name it
 * @param severity whether anything that was asked for is missing from the result
 * @param message what was found, for people
 */
public record InputProblem(String input, Severity severity, String message) {
  /** How much it matters. */
  public enum Severity {
    /** Part of what was asked for was not read. */
    ERROR,
    /** Nothing is missing, but somebody may wonder. */
    NOTE
  }

  public InputProblem {
    requireNonNull(input, "input");
    requireNonNull(severity, "severity");
    requireNonNull(message, "message");
  }

  static InputProblem error(String input, String message) {
    return new InputProblem(input, Severity.ERROR, message);
  }

  static InputProblem note(String input, String message) {
    return new InputProblem(input, Severity.NOTE, message);
  }

  /** Whether part of what was asked for was not read. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    return "`" + input + "` " + message;
  }
}
