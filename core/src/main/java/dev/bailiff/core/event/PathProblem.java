package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;

/**
 * Something that is wrong in untrusted input, at one place of it.
 *
 * @param path where it is, such as {@code data.client.ip} or {@code permits[2].until}
 * @param found what was found there, in words
 * @param wanted what would be right, in words
 */
public record PathProblem(String path, String found, String wanted) {
  public PathProblem {
    requireNonNull(path, "path");
    requireNonNull(found, "found");
    requireNonNull(wanted, "wanted");
  }

  @Override
  public String toString() {
    return path + ": " + found + "; " + wanted;
  }
}
