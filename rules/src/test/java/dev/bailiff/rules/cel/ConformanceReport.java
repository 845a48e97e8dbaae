package dev.bailiff.rules.cel;

import dev.bailiff.rules.cel.ConformanceCase.Expected;
import dev.bailiff.rules.cel.ConformanceRun.Result;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.TypeType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many cases of the CEL specification hold, where, and why the others are not asked. */
final class ConformanceReport {
  /** Faults that say that conditions do without something; other faults are mistakes. */
  private static final List<String> DONE_WITHOUT =
      List.of(
          "unknown name",
          "unknown function",
          "unsupported syntax",
          "a condition cannot make objects",
          "The argument must be a simple name");

  private final Map<String, Map<Place, Integer>> suites = new LinkedHashMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();

  /** What became of a case. */
  enum Place {
    /** Our code alone has evaluated it. */
    OUR_CODE,
    /** A part of it was left to the CEL runtime. */
    RUNTIME,
    /** It has no value, and was refused as a mistake before anything was evaluated. */
    REFUSED,
    /** It needs what conditions do without. */
    OUTSIDE
  }

  /** Runs a case and enters what became of it. */
  void add(ConformanceCase given) {
    Result result = new ConformanceRun(given).result();
    if (result instanceof Result.Evaluated evaluated
        && !evaluated.values().stream().allMatch(value -> meets(value, given.expected()))) {
      disagreements.add(given + " is " + evaluated.values() + ", not " + given.expected());
    }
    Place place = place(given, result);
    if (place == Place.OUTSIDE) {
      reasons.merge(reason(result), 1, Integer::sum);
    }
    suites
        .computeIfAbsent(given.suite(), suite -> new EnumMap<>(Place.class))
        .merge(place, 1, Integer::sum);
  }

  /** The cases that were evaluated to something else than they must be. */
  List<String> disagreements() {
    return disagreements;
  }

  /** How many cases ended there. */
  int count(Place place) {
    return suites.values().stream().mapToInt(counts -> counts.getOrDefault(place, 0)).sum();
  }

  /** The report, to people. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append("The cases of the CEL specification: those whose value agrees, by our code alone\n")
        .append("and with the CEL runtime for a part of it; those without a value that are\n")
        .append("refused as mistakes; and those outside of what conditions can express.\n\n");
    line(out, "suite", "cases", "our code", "runtime", "refused", "outside");
    suites.forEach((suite, counts) -> line(out, suite, counts));
    Map<Place, Integer> all = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      all.put(place, count(place));
    }
    line(out, "all", all);
    out.append("disagreements: ").append(disagreements.size()).append('\n');
    out.append("\nOutside, by what the author of a policy is told\n");
    reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(reason ->
            out.append(
                String.format(Locale.ROOT, "%5d  %s%n", reason.getValue(), reason.getKey())));
    return out.toString();
  }

  private static void line(StringBuilder out, String name, Map<Place, Integer> counts) {
    List<String> columns = new ArrayList<>();
    columns.add(Integer.toString(counts.values().stream().mapToInt(count -> count).sum()));
    for (Place place : Place.values()) {
      columns.add(Integer.toString(counts.getOrDefault(place, 0)));
    }
    line(out, name, columns.toArray(String[]::new));
  }

  private static void line(StringBuilder out, String name, String... columns) {
    out.append(String.format(Locale.ROOT, "%-16s", name));
    for (String column : columns) {
      out.append(String.format(Locale.ROOT, "%10s", column));
    }
    out.append('\n');
  }

  private static Place place(ConformanceCase given, Result result) {
    return switch (result) {
      case Result.Evaluated evaluated ->
          evaluated.byOurCodeAlone() ? Place.OUR_CODE : Place.RUNTIME;
      case Result.Unheld unheld -> Place.OUTSIDE;
      case Result.Refused refused -> {
        boolean isMistake = DONE_WITHOUT.stream().noneMatch(reason(refused)::startsWith);
        yield isMistake && given.expected() instanceof Expected.NoValue
            ? Place.REFUSED
            : Place.OUTSIDE;
      }
    };
  }

  private static String reason(Result result) {
    return switch (result) {
      case Result.Evaluated evaluated -> throw new IllegalArgumentException("it was evaluated");
      case Result.Unheld unheld -> "(a variable " + unheld.why() + ")";
      case Result.Refused refused -> refused.faults().get(0).message();
    };
  }

  private static boolean meets(Optional<Object> value, Expected expected) {
    return switch (expected) {
      case Expected.NoValue none -> value.isEmpty();
      case Expected.Typed typed -> true;
      case Expected.Value wanted ->
          value.map(ConformanceReport::comparable).equals(Optional.of(wanted.value()));
    };
  }

  /** The value with types of CEL told by their names. */
  private static Object comparable(Object value) {
    if (!(value instanceof TypeType type)) {
      return value;
    }
    CelType told = type.type();
    return new ConformanceCase.Type(told.kind() == CelKind.DYN ? "type" : told.name());
  }
}
