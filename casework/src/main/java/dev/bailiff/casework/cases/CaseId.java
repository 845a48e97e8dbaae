package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

/** The identity of a case. */
public record CaseId(String value) implements Comparable<CaseId> {
  public CaseId {
    requireNonNull(value, "value");
    if (value.isBlank()) {
      throw new IllegalArgumentException("a case needs an id");
    }
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
