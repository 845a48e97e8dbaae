package dev.bailiff.app.reader;

import static java.util.Objects.requireNonNull;

/**
 * A line that could not be read.
 *
 * @param input the file, as people name it
 * @param line the number of the line, from 1
 * @param reason what is wrong with it
 * @param excerpt its beginning, without control characters
 */
public record MalformedLine(String input, long line, String reason, String excerpt) {
  public MalformedLine {
    requireNonNull(input, "input");
    requireNonNull(reason, "reason");
    requireNonNull(excerpt, "excerpt");
  }

  @Override
  public String toString() {
    return input + ":" + line + ": " + reason + ": " + excerpt;
  }
}
