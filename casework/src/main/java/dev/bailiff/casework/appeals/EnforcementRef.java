package dev.bailiff.casework.appeals;

import static java.util.Objects.requireNonNull;

/** The identity of an enforcement, without the enforcement. */
public record EnforcementRef(String id) {
  public EnforcementRef {
    requireNonNull(id, "id");
  }

  @Override
  public String toString() {
    return id;
  }
}
