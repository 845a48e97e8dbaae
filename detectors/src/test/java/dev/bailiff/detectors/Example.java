package dev.bailiff.detectors;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.detectors.matching.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One line of a detector's {@code examples.txt}: what is expected, then the text. A line {@code @
 * place} says where in a request the texts after it stand. {@code \r}, {@code \n}, {@code \t} and
 * {@code \0} in a text are those characters.
 */
record Example(Detector detector, String place, String text, Set<String> expected) {
  static List<Example> all() {
    List<Example> examples = new ArrayList<>();
    for (Detector detector : Detectors.all()) {
      String place = null;
      for (List<String> row : Listing.rows(detector.getClass(), "examples.txt")) {
        if (row.getFirst().startsWith("@ ")) {
          place = row.getFirst().substring(2);
        } else {
          examples.add(
              new Example(
                  detector, requireNonNull(place), unescaped(row.get(1)), names(row.getFirst())));
        }
      }
    }
    return examples;
  }

  Event event() {
    return switch (place) {
      case "target" -> Requests.target(text);
      case "headers" -> Requests.headers(text);
      case "agent" -> Requests.with("client.agent", text);
      default -> Requests.with("event." + place, text);
    };
  }

  private static Set<String> names(String expected) {
    return expected.equals("-") ? Set.of() : new TreeSet<>(List.of(expected.split(", *", -1)));
  }

  private static String unescaped(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\0", "\0");
  }

  @Override
  public String toString() {
    return place + " " + (text.length() > 90 ? text.substring(0, 90) + "…" : text);
  }
}
