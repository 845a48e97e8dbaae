package dev.bailiff.rules.source;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A stretch of one line of a policy file.
 *
 * @param file the name of the file within the policy
 * @param line the line, from 1; 0 means the file as a whole
 * @param column the column of the first character, from 1
 * @param length how many characters; at least 1 unless the place is the file as a whole
 */
public record Place(String file, int line, int column, int length) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file, FileNames.ORDER)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column)
          .thenComparingInt(Place::length);

  public Place {
    requireNonNull(file, "file");
    if (line < 0 || column < 0 || length < 0) {
      throw new IllegalArgumentException("not a place: " + line + ":" + column + "+" + length);
    }
  }

  /** The file as a whole, which may not even exist. */
  public static Place wholeFile(String file) {
    return new Place(file, 0, 0, 0);
  }

  /** Whether this is the file as a whole. */
  public boolean isWholeFile() {
    return line == 0;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return isWholeFile() ? file : file + ":" + line + ":" + column;
  }
}
