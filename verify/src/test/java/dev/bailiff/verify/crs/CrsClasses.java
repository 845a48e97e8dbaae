package dev.bailiff.verify.crs;

import dev.bailiff.detectors.matching.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of our signals say what a rule of the Core Rule Set says, and from which paranoia level on
 * the rule runs there. {@code classes.txt} gives the first digits of ids, of which the longest
 * counts, with the signals, and lists the ids of each level above the first.
 */
final class CrsClasses {
  private final Map<String, Set<String>> signals = new LinkedHashMap<>();
  private final Map<Integer, Integer> levels = new HashMap<>();

  CrsClasses() {
    for (List<String> row : Listing.rows(CrsClasses.class, "classes.txt")) {
      if (row.getFirst().equals("level")) {
        for (String id : row.get(2).split(" ", -1)) {
          levels.put(Integer.valueOf(id), Integer.valueOf(row.get(1)));
        }
      } else {
        signals.put(row.get(0), Set.copyOf(new ArrayList<>(row.subList(1, row.size()))));
      }
    }
  }

  /** The signals of which one says the same; none for a rule that is about something else. */
  Set<String> signals(int rule) {
    String id = Integer.toString(rule);
    for (int length = id.length(); length >= 3; length--) {
      Set<String> found = signals.get(id.substring(0, length));
      if (found != null) {
        return found;
      }
    }
    return Set.of();
  }

  int level(int rule) {
    return levels.getOrDefault(rule, 1);
  }
}
