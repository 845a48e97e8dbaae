package dev.bailiff.rules.compare;

import dev.bailiff.rules.compare.Change.Kind;
import dev.bailiff.rules.compare.Change.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts by lines, by their longest common subsequence: with {@code c(i, j)}
 * its length from line {@code i} of the one and {@code j} of the other on, {@code c(i, j) = 1 +
 * c(i+1, j+1)} where the lines are equal, else {@code max(c(i+1, j), c(i, j+1))}.
 */
final class LineDifference {
  /** Lines shown around a change. */
  private static final int CONTEXT = 1;

  /**
   * Longer texts are shown as taken out and put in again: the work is the product of the lengths.
   */
  private static final int MOST_LINES = 2_000;

  private LineDifference() {}

  /** The lines that differ, with a little around them. */
  static List<Line> of(List<String> before, List<String> after) {
    return withContext(
        before.size() > MOST_LINES || after.size() > MOST_LINES
            ? whole(before, after)
            : common(before, after));
  }

  private static List<Line> whole(List<String> before, List<String> after) {
    List<Line> lines = new ArrayList<>();
    before.forEach(line -> lines.add(new Line(Kind.WENT, line)));
    after.forEach(line -> lines.add(new Line(Kind.CAME, line)));
    return lines;
  }

  private static List<Line> common(List<String> before, List<String> after) {
    int[][] length = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        length[i][j] =
            before.get(i).equals(after.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(Kind.STAYED, before.get(i)));
        i++;
        j++;
      } else if (i < before.size() && (j == after.size() || length[i + 1][j] >= length[i][j + 1])) {
        lines.add(new Line(Kind.WENT, before.get(i++)));
      } else {
        lines.add(new Line(Kind.CAME, after.get(j++)));
      }
    }
    return lines;
  }

  private static List<Line> withContext(List<Line> lines) {
    List<Line> shown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int from = Math.max(0, i - CONTEXT);
      int to = Math.min(lines.size(), i + CONTEXT + 1);
      if (lines.subList(from, to).stream().anyMatch(line -> line.kind() != Kind.STAYED)) {
        shown.add(lines.get(i));
      }
    }
    return shown;
  }
}
