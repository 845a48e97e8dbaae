package dev.bailiff.app.replay;

/**
 * Counts over time in a fixed number of cells whatever the span: when a time falls outside, cells
 * double in width and neighbours are added together. Starts with cells of one second.
 */
final class TimeSeries {
  private static final int CELLS = 64;

  private final int[] counts = new int[CELLS];
  private long cellMillis = 1_000;
  private long firstCell;
  private boolean empty = true;

  /** Counts one event at this time. */
  void add(long timeMillis) {
    long cell = Math.floorDiv(timeMillis, cellMillis);
    if (empty) {
      firstCell = cell;
      empty = false;
    }
    while (cell < firstCell || cell >= firstCell + CELLS) {
      widen(cell);
      cell = Math.floorDiv(timeMillis, cellMillis);
    }
    counts[(int) (cell - firstCell)]++;
  }

  /** The counts spread over {@code parts} equal parts of {@code [fromMillis, toMillis]}. */
  long[] over(long fromMillis, long toMillis, int parts) {
    long[] spread = new long[parts];
    double partMillis = Math.max(1, (toMillis - fromMillis + 1) / (double) parts);
    for (int i = 0; i < CELLS; i++) {
      if (counts[i] > 0) {
        double middle = (firstCell + i + 0.5) * cellMillis - fromMillis;
        spread[Math.clamp((long) (middle / partMillis), 0, parts - 1)] += counts[i];
      }
    }
    return spread;
  }

  private void widen(long cell) {
    if (cell < firstCell && lastUsed() < CELLS - (firstCell - cell)) {
      shift((int) (firstCell - cell));
      return;
    }
    int[] old = counts.clone();
    java.util.Arrays.fill(counts, 0);
    long newFirst = Math.floorDiv(Math.min(cell, firstCell), 2);
    for (int i = 0; i < CELLS; i++) {
      long to = Math.floorDiv(firstCell + i, 2) - newFirst;
      counts[Math.clamp(to, 0, CELLS - 1)] += old[i];
    }
    firstCell = newFirst;
    cellMillis *= 2;
  }

  private void shift(int cells) {
    System.arraycopy(counts, 0, counts, cells, CELLS - cells);
    java.util.Arrays.fill(counts, 0, cells, 0);
    firstCell -= cells;
  }

  private int lastUsed() {
    int last = CELLS - 1;
    while (last > 0 && counts[last] == 0) {
      last--;
    }
    return last;
  }
}
