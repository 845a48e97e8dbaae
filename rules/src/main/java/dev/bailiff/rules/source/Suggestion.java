package dev.bailiff.rules.source;

import dev.bailiff.core.event.Nearest;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What to say to somebody who used a name that is not known. */
public final class Suggestion {
  /** A list of this many names can be read at a glance. */
  private static final int SHORT_LIST = 8;

  private Suggestion() {}

  /** A question for the nearest known name, else the known names if they are few, else nothing. */
  public static String instead(String name, Collection<String> known) {
    return Nearest.to(name, known)
        .map(nearest -> "did you mean `" + nearest + "`?")
        .orElseGet(() -> known.size() <= SHORT_LIST ? list(known) : "");
  }

  private static String list(Collection<String> known) {
    return known.isEmpty()
        ? ""
        : "known: "
            + new TreeSet<>(known)
                .stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
