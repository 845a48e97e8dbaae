package dev.bailiff.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in columns; a heading that begins with {@code >} has its column set to the right. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] isRight;

  public Table(String... headings) {
    isRight = new boolean[headings.length];
    List<String> bare = new ArrayList<>();
    for (int i = 0; i < headings.length; i++) {
      isRight[i] = headings[i].startsWith(">");
      bare.add(isRight[i] ? headings[i].substring(1) : headings[i]);
    }
    rows.add(bare);
    rule();
  }

  /** Adds a row with a cell for each heading. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** Adds a line of hyphens. */
  public void rule() {
    rows.add(List.of());
  }

  /** The table, a line for each row. */
  public String render() {
    int[] widths = new int[isRight.length];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.isEmpty() ? "-".repeat(total) : line(row, widths)).append('\n');
    }
    return text.toString();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      var cell = row.get(i);
      var padding = " ".repeat(widths[i] - cell.codePointCount(0, cell.length()));
      line.append(i == 0 ? "" : GAP).append(isRight[i] ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }
}
