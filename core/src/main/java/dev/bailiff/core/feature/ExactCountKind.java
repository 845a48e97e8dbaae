package dev.bailiff.core.feature;

import java.time.Duration;

/**
 * Exactly how many events came in a sliding window, up to a limit: "at least {@code upTo}" beyond
 * it. Costs four bytes per event kept. The argument is ignored.
 */
public record ExactCountKind(Duration window, int upTo) implements FeatureKind {
  /** Past this, the sliding {@link CountKind} is both smaller and near enough. */
  public static final int MOST = 64;

  public ExactCountKind {
    Windows.require(window, "window");
    Windows.requireRange(upTo, 1, MOST, "up-to");
  }

  @Override
  public ValueType valueType() {
    return ValueType.INTEGER;
  }

  @Override
  public Cell cell() {
    return new ExactCountCell(this);
  }

  @Override
  public int tag() {
    return 2;
  }

  @Override
  public long[] parameters() {
    return new long[] {window.toMillis(), upTo};
  }
}
