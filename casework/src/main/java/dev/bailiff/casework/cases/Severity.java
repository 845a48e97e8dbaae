package dev.bailiff.casework.cases;

/**
 * How bad a breach would be, with its weight in the order of work. Each is three times the last.
 */
public enum Severity {
  /** A nuisance. */
  MINOR(1),
  /** Harm that can be put right. */
  MODERATE(3),
  /** Harm to somebody's property, privacy or work. */
  SERIOUS(9),
  /** Harm to life, limb or children. */
  GRAVE(27);

  private final int weight;

  Severity(int weight) {
    this.weight = weight;
  }

  /** Its weight in the order of work. */
  public int weight() {
    return weight;
  }
}
