package dev.bailiff.verify.seclang;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** On which requests two programs say the same by a rule. */
final class Agreement {
  private static final int BOTH = 0;
  private static final int OURS = 1;
  private static final int THEIRS = 2;

  private final Map<Integer, int[]> counts = new TreeMap<>();
  private final Map<Integer, String> examples = new TreeMap<>();

  void add(String name, Set<Integer> ours, Set<Integer> theirs) {
    Set<Integer> all = new TreeSet<>(ours);
    all.addAll(theirs);
    for (int rule : all) {
      int which = !theirs.contains(rule) ? OURS : ours.contains(rule) ? BOTH : THEIRS;
      counts.computeIfAbsent(rule, key -> new int[3])[which]++;
      if (which != BOTH) {
        examples.merge(
            rule, (which == OURS ? "+" : "-") + name, (a, b) -> a.length() > 60 ? a : a + " " + b);
      }
    }
  }

  /** The share of all that either said which both said. */
  double share() {
    int[] sum = sum("");
    int all = sum[BOTH] + sum[OURS] + sum[THEIRS];
    return all == 0 ? 1 : (double) sum[BOTH] / all;
  }

  /** One row for each family of rules, then one for each rule on which the programs differ. */
  void print(PrintStream out) {
    out.println("| rules | both | only ours | only theirs | agreement |");
    out.println("| --- | ---: | ---: | ---: | ---: |");
    Set<String> families = new TreeSet<>();
    counts.keySet().forEach(rule -> families.add(Integer.toString(rule).substring(0, 3)));
    families.forEach(family -> row(out, family, sum(family)));
    row(out, "all", sum(""));
    out.println();
    out.println("| rule | both | only ours | only theirs | agreement |");
    out.println("| --- | ---: | ---: | ---: | ---: |");
    counts.forEach((rule, count) -> {
      if (count[OURS] + count[THEIRS] > 0) {
        row(out, Integer.toString(rule), count);
      }
    });
    out.println();
    examples.forEach((rule, text) -> out.println(rule + " " + text));
  }

  private int[] sum(String beginning) {
    int[] sum = new int[3];
    counts.forEach((rule, count) -> {
      if (Integer.toString(rule).startsWith(beginning)) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += count[i];
        }
      }
    });
    return sum;
  }

  private static void row(PrintStream out, String name, int[] count) {
    out.printf(
        "| %s | %,d | %,d | %,d | %.1f %% |%n",
        name,
        count[BOTH],
        count[OURS],
        count[THEIRS],
        100.0 * count[BOTH] / (count[BOTH] + count[OURS] + count[THEIRS]));
  }
}
