package dev.bailiff.rules.source;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Collects problems, each once, so that all of them are reported together. */
public final class Problems {
  /** What a person can work through; more of the same helps nobody. */
  private static final int MOST = 1_000;

  private final TreeSet<Problem> found = new TreeSet<>();

  /** Notes a problem that keeps the policy from being used. */
  public void error(Place place, String message) {
    error(place, message, "");
  }

  /** Notes a problem that keeps the policy from being used, and what would be right. */
  public void error(Place place, String message, String suggestion) {
    add(Problem.error(place, message, suggestion));
  }

  /** Notes a problem that deserves a look. */
  public void warning(Place place, String message) {
    warning(place, message, "");
  }

  /** Notes a problem that deserves a look, and what would be right. */
  public void warning(Place place, String message, String suggestion) {
    add(Problem.warning(place, message, suggestion));
  }

  /** Notes a name that is not known; suggests the nearest that is. */
  public void unknown(String what, String name, Place place, Collection<String> known) {
    error(place, "unknown " + what + " `" + name + "`", Suggestion.instead(name, known));
  }

  /** Notes a value that is none of those that a key can have. */
  public void notOneOf(String key, String value, Place place, Collection<String> known) {
    error(
        place, "`" + value + "` is not a value of `" + key + "`", Suggestion.instead(value, known));
  }

  /** Notes a problem. */
  public void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  /** How many there are so far. */
  public int count() {
    return found.size();
  }

  /** Whether one of them keeps the policy from being used. */
  public boolean haveErrors() {
    return found.stream().anyMatch(Problem::isError);
  }

  /** All of them in order of file, line and column. */
  public List<Problem> sorted() {
    return List.copyOf(found);
  }
}
