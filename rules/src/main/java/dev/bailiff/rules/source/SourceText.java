package dev.bailiff.rules.source;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * One file of a policy, by lines. A byte-order mark is dropped and line ends are made {@code \n},
 * so that a policy is the same on every system.
 */
public final class SourceText {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /** The file with this name and text. */
  public SourceText(String name, String text) {
    this.name = requireNonNull(name, "name");
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.text = unmarked.replace("\r\n", "\n").replace('\r', '\n');
    this.lineStarts = lineStarts(this.text);
  }

  /** The name of the file within the policy. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** How many lines there are; a text that ends with a line end has an empty last line. */
  public int lines() {
    return lineStarts.length;
  }

  /** A line without its end, from 1; empty past the last one. */
  public String line(int number) {
    if (number < 1 || number > lineStarts.length) {
      return "";
    }
    int start = lineStarts[number - 1];
    int end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  /** The place of the characters from {@code start} to {@code end}, cut at the end of the line. */
  public Place place(int start, int end) {
    int from = Math.clamp(start, 0, text.length());
    int found = Arrays.binarySearch(lineStarts, from);
    int line = found >= 0 ? found : -found - 2;
    int lineEnd = text.indexOf('\n', from);
    int stop = Math.min(Math.max(end, from), lineEnd < 0 ? text.length() : lineEnd);
    int column = text.codePointCount(lineStarts[line], from) + 1;
    int length = stop > from ? text.codePointCount(from, stop) : 0;
    return new Place(name, line + 1, column, Math.max(1, length));
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at + 1;
    }
    return Arrays.copyOf(starts, count);
  }
}
