package dev.bailiff.detectors.payload;

import com.google.re2j.Pattern;
import dev.bailiff.detectors.matching.Listing;
import dev.bailiff.detectors.matching.Phrases;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every form of attack string, and one automaton over all their literals and those of the classes
 * that are told by more than patterns.
 *
 * <p>In {@code checks.txt} and the files beside it a check is a line with signal, name and score
 * and then lines {@code need} (literals parted by tabs; {@code {d}} stands for each digit, {@code
 * {q}} for each quote or closing parenthesis), {@code seen} (an RE2 pattern, case folded already,
 * in which {@code {cmd}} stands for names of commands) and at times {@code in} (places, if not
 * path, query and body; {@code hidden} among them is for what is looked for in base64 alone).
 */
final class Checks {
  private static final List<String> QUOTES = List.of("'", "\"", "`", ")", "%");

  private static final List<String> DIGITS =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final List<String> FILES =
      List.of("checks.txt", "databases.txt", "languages.txt", "lines.txt", "scripts.txt");

  /** The checks that come with Bailiff. */
  static final Checks SHIPPED =
      new Checks(
          FILES.stream().flatMap(file -> Listing.rows(Checks.class, file).stream()).toList(),
          Payload.CLASSES);

  private final List<Check> checks = new ArrayList<>();
  private final List<AttackClass> classes;
  private final Phrases phrases;
  private final int[][] checksOf;

  private Checks(List<List<String>> rows, List<AttackClass> classes) {
    this.classes = classes;
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (row.getFirst().equals("let")) {
        names.put(row.get(1), row.get(2));
      } else if (row.size() == 3 && !row.getFirst().isEmpty()) {
        checks.add(check(row, rows.subList(i + 1, Math.min(i + 4, rows.size())), names));
      }
    }
    Map<String, Set<Integer>> needed = new LinkedHashMap<>();
    for (int i = 0; i < checks.size(); i++) {
      for (String literal : checks.get(i).literals()) {
        needed.computeIfAbsent(literal, key -> new LinkedHashSet<>()).add(i);
      }
    }
    for (int i = 0; i < classes.size(); i++) {
      for (String literal : classes.get(i).literals()) {
        needed.computeIfAbsent(literal, key -> new LinkedHashSet<>()).add(checks.size() + i);
      }
    }
    phrases = Phrases.of(List.copyOf(needed.keySet()));
    checksOf =
        needed.values().stream()
            .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  int size() {
    return checks.size();
  }

  Check at(int index) {
    return checks.get(index);
  }

  /** The classes that are told by more than patterns, numbered after the checks. */
  List<AttackClass> classes() {
    return classes;
  }

  /** Room for what may match in one text after another. */
  Candidates candidates() {
    return new Candidates(checksOf, checks.size() + classes.size());
  }

  /** Finds the literals in a text. */
  void find(String text, Candidates candidates) {
    candidates.begin();
    phrases.find(text, candidates);
  }

  private static Check check(
      List<String> head, List<List<String>> lines, Map<String, String> names) {
    List<String> literals = List.of();
    String pattern = "";
    Set<Place> places = Check.usualPlaces();
    boolean isOnlyHidden = false;
    for (List<String> line : lines) {
      if (!line.getFirst().isEmpty()) {
        break;
      }
      switch (line.get(1)) {
        case "need" -> literals = literals(line.subList(2, line.size()));
        case "seen" -> pattern = line.get(2);
        case "in" -> {
          places = Check.places(line.get(2));
          isOnlyHidden = line.get(2).contains(Check.HIDDEN);
        }
        default -> throw new IllegalStateException("not a line of a check: " + line);
      }
    }
    if (literals.isEmpty() || pattern.isEmpty()) {
      throw new IllegalStateException("incomplete check: " + head);
    }
    for (Map.Entry<String, String> name : names.entrySet()) {
      pattern = pattern.replace("{" + name.getKey() + "}", name.getValue());
    }
    return new Check(
        head.get(0),
        head.get(1),
        Double.parseDouble(head.get(2)),
        literals,
        Pattern.compile(pattern, Pattern.DOTALL),
        places,
        isOnlyHidden);
  }

  private static List<String> literals(List<String> written) {
    List<String> literals = new ArrayList<>();
    for (String literal : written) {
      String plain = literal.replace("\\n", "\n").replace("\\r", "\r");
      List<String> signs =
          plain.contains("{d}") ? DIGITS : plain.contains("{q}") ? QUOTES : Arrays.asList("");
      for (String sign : signs) {
        literals.add(plain.replace("{d}", sign).replace("{q}", sign));
      }
    }
    return literals;
  }
}
