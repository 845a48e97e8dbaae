package dev.bailiff.detectors.seclang.text;

/** One word of a directive without its quotes; it knows the place of each of its characters. */
public final class Word {
  private final String text;
  private final int[] offsets;
  private final LogicalLine line;

  Word(String text, int[] offsets, LogicalLine line) {
    this.text = text;
    this.offsets = offsets;
    this.line = line;
  }

  /** What it says. */
  public String text() {
    return text;
  }

  /** Where it begins. */
  public Spot spot() {
    return spot(0);
  }

  /** Where this character of it stands. */
  public Spot spot(int index) {
    return line.spot(offsets[Math.clamp(index, 0, offsets.length - 1)]);
  }

  /** A part of it. */
  public Word part(int start, int end) {
    int[] places = new int[Math.max(1, end - start)];
    for (int i = 0; i < places.length; i++) {
      places[i] = offsets[Math.min(start + i, offsets.length - 1)];
    }
    return new Word(text.substring(start, end), places, line);
  }

  @Override
  public String toString() {
    return text;
  }
}
