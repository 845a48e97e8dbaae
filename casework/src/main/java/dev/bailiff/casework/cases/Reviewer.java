package dev.bailiff.casework.cases;

import static java.util.Objects.requireNonNull;

/** A person who rules on cases, by their identifier. */
public record Reviewer(String id) {
  public Reviewer {
    requireNonNull(id, "id");
    if (id.isBlank()) {
      throw new IllegalArgumentException("a reviewer needs an id");
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
