package dev.bailiff.casework.editions;

import static java.util.Objects.requireNonNull;

/**
 * That an edition came into force.
 *
 * @param number the first has 1; the highest is in force
 * @param edition the id of the edition
 * @param step who published it
 */
public record Publication(long number, String edition, Step step) {
  public Publication {
    requireNonNull(edition, "edition");
    requireNonNull(step, "step");
  }
}
