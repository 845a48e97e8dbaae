package dev.bailiff.rules.compare;

import dev.bailiff.rules.compare.Change.Kind;
import dev.bailiff.rules.compare.Change.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Shows changes in two columns, what was on the left and what is on the right. Between them stands
 * {@code <} where a line went, {@code >} where one came, {@code |} where one took the place of
 * another, and nothing where it stayed.
 */
public final class SideBySide {
  /** Narrower columns would break most lines of a policy more than once. */
  public static final int LEAST_WIDTH = 60;

  private static final String MARGIN = "  ";
  private static final int GUTTER = 3;

  private final int column;

  /** Columns that together with margin and gutter are this wide. */
  public SideBySide(int width) {
    if (width < LEAST_WIDTH) {
      throw new IllegalArgumentException("too narrow: " + width);
    }
    this.column = (width - MARGIN.length() - GUTTER) / 2;
  }

  /** The change with its subject. */
  public String text(Change change) {
    StringBuilder out = new StringBuilder(change.title()).append('\n');
    Deque<Line> went = new ArrayDeque<>();
    Deque<Line> came = new ArrayDeque<>();
    for (Line line : change.lines()) {
      if (line.kind() == Kind.STAYED || (line.kind() == Kind.WENT && !came.isEmpty())) {
        pairs(out, went, came);
      }
      switch (line.kind()) {
        case STAYED -> row(out, line.text(), ' ', line.text());
        case WENT -> went.add(line);
        case CAME -> came.add(line);
      }
    }
    pairs(out, went, came);
    return out.toString();
  }

  /** Two texts in the columns, each broken where it is too long. */
  public String row(String left, char sign, String right) {
    StringBuilder out = new StringBuilder();
    row(out, left, sign, right);
    return out.toString();
  }

  private void pairs(StringBuilder out, Deque<Line> went, Deque<Line> came) {
    while (!went.isEmpty() || !came.isEmpty()) {
      char sign = came.isEmpty() ? '<' : went.isEmpty() ? '>' : '|';
      row(out, next(went), sign, next(came));
    }
  }

  private static String next(Deque<Line> lines) {
    return lines.isEmpty() ? "" : lines.remove().text();
  }

  private void row(StringBuilder out, String left, char sign, String right) {
    List<String> lefts = broken(left);
    List<String> rights = broken(right);
    for (int i = 0; i < Math.max(lefts.size(), rights.size()); i++) {
      String one = i < lefts.size() ? lefts.get(i) : "";
      String other = i < rights.size() ? rights.get(i) : "";
      String gap = " ".repeat(column - length(one));
      String row = MARGIN + one + gap + " " + (i == 0 ? sign : ' ') + " " + other;
      out.append(row.stripTrailing()).append('\n');
    }
  }

  /** The text in pieces that fit, broken at spaces where there are any. */
  private List<String> broken(String text) {
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (length(rest) > column) {
      int most = rest.offsetByCodePoints(0, column);
      int space = rest.lastIndexOf(' ', most);
      int end = rest.substring(0, Math.max(space, 0)).isBlank() ? most : space;
      pieces.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    pieces.add(rest);
    return pieces;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
