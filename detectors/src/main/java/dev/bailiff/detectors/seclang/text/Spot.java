package dev.bailiff.detectors.seclang.text;

import static java.util.Objects.requireNonNull;

/**
 * A place in a rule file.
 *
 * @param file the file's name
 * @param line the line, from 1; 0 means the file as a whole
 * @param column the column, from 1; 0 means the file as a whole
 */
public record Spot(String file, int line, int column) {
  public Spot {
    requireNonNull(file, "file");
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("not a place: " + line + ":" + column);
    }
  }

  /** The file as a whole. */
  public static Spot wholeFile(String file) {
    return new Spot(file, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
