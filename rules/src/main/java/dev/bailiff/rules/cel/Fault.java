package dev.bailiff.rules.cel;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One mistake in an expression, at its place in the text.
 *
 * @param part which of the expressions that were compiled together, from 0
 * @param line the line, from 1
 * @param column the column of the first character, from 1, in UTF-16 units as {@code String} counts
 * @param length how many characters are at fault, at least 1
 * @param message what is wrong, to people
 * @param suggestion what was probably meant
 */
public record Fault(
    int part, int line, int column, int length, String message, Optional<String> suggestion) {
  public Fault {
    requireNonNull(message, "message");
    requireNonNull(suggestion, "suggestion");
  }

  /** A mistake in an expression that was compiled alone. */
  public Fault(int line, int column, int length, String message, Optional<String> suggestion) {
    this(0, line, column, length, message, suggestion);
  }

  Fault inPart(int other) {
    return new Fault(other, line, column, length, message, suggestion);
  }
}
