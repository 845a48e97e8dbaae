package dev.bailiff.casework.statements;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How the affected person can contest a restriction. Going to court is always open and always said.
 *
 * @param appeal where an appeal is filed, without charge
 * @param lastDay the last day for it
 * @param settlement who settles disputes out of court, in words, if that is open
 */
public record Redress(URI appeal, LocalDate lastDay, Optional<String> settlement) {
  public Redress {
    requireNonNull(lastDay, "lastDay");
    requireNonNull(settlement, "settlement");
    if (!"https".equals(appeal.getScheme()) && !"http".equals(appeal.getScheme())) {
      throw new IllegalArgumentException("an appeal is filed at an http address: " + appeal);
    }
  }
}
