package dev.bailiff.detectors.seclang.rules;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A rule that held.
 *
 * @param id its number
 * @param message what it says
 * @param points how much it added to the anomaly score
 * @param refuses whether it would end the request by itself
 * @param found where, for the first few values
 */
public record Hit(int id, String message, int points, boolean refuses, List<Found> found) {
  /**
   * A value that made a rule hold.
   *
   * @param name what it is called, such as {@code ARGS:q}
   * @param excerpt what was found in it
   */
  public record Found(String name, String excerpt) {
    public Found {
      requireNonNull(name, "name");
      requireNonNull(excerpt, "excerpt");
    }
  }

  public Hit {
    requireNonNull(message, "message");
    found = List.copyOf(found);
  }
}
