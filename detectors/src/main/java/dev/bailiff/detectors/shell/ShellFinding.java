package dev.bailiff.detectors.shell;

/**
 * A command found in a text.
 *
 * @param form which shape of command line it is
 * @param score how surely it is meant to be run
 * @param start index of its first character
 * @param end index after its last character
 */
public record ShellFinding(String form, double score, int start, int end) {
  ShellFinding weakened(double factor) {
    return new ShellFinding(form, score * factor, start, end);
  }
}
