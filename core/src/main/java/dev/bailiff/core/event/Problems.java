package dev.bailiff.core.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects what is wrong with one piece of untrusted input, within a limit. */
final class Problems {
  /**
   * More are counted and not listed: nobody reads them, and an attacker could fill memory with
   * them.
   */
  static final int MOST = 100;

  private final List<PathProblem> fatal = new ArrayList<>();
  private final List<PathProblem> warnings = new ArrayList<>();
  private int fatalLeftOut;
  private int warningsLeftOut;

  /** Notes why the input cannot be used. */
  void fatal(String path, String found, String wanted) {
    if (fatal.size() < MOST) {
      fatal.add(new PathProblem(path, found, wanted));
    } else {
      fatalLeftOut++;
    }
  }

  /** Notes something that is left out of a value that can be used. */
  void warning(String path, String found, String wanted) {
    if (warnings.size() < MOST) {
      warnings.add(new PathProblem(path, found, wanted));
    } else {
      warningsLeftOut++;
    }
  }

  /** Notes a name that nothing is known by. */
  void unknown(String path, String kind, String name, Collection<String> known) {
    if (warnings.size() >= MOST) {
      warningsLeftOut++; // spares looking for the nearest name
      return;
    }
    String wanted =
        Nearest.to(name, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("it is left out");
    warning(path, "unknown " + kind + " " + Found.quoted(name), wanted);
  }

  /** Refuses the entries of an object that have none of these names. */
  void refuseOtherNames(String path, Map<?, ?> object, Collection<String> names) {
    for (Object key : object.keySet()) {
      if (!(key instanceof String name)) {
        fatal(path, "a name that is " + Found.value(key), "expected text");
      } else if (!names.contains(name)) {
        String near =
            fatal.size() >= MOST
                ? ""
                : Nearest.to(name, names).map(n -> "did you mean `" + n + "`?").orElse("");
        String place = ValueReader.join(path, Found.shown(name));
        String wanted =
            near.isEmpty() ? "expected one of " + String.join(", ", sorted(names)) : near;
        fatal(place, "unknown name " + Found.quoted(name), wanted);
      }
    }
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().map(name -> "`" + name + "`").toList();
  }

  boolean isFatal() {
    return !fatal.isEmpty();
  }

  /** The value, which is made only if nothing was fatal. */
  <T> Parsed<T> orElse(Supplier<T> value) {
    return isFatal()
        ? new Parsed.Rejected<>(listed(fatal, fatalLeftOut))
        : new Parsed.Accepted<>(value.get(), listed(warnings, warningsLeftOut));
  }

  private static List<PathProblem> listed(List<PathProblem> problems, int leftOut) {
    if (leftOut > 0) {
      problems.add(new PathProblem("", leftOut + " more problems", "correct these first"));
    }
    return problems;
  }
}
