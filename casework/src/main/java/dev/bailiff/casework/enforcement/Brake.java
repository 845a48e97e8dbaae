package dev.bailiff.casework.enforcement;

import java.util.Optional;

/** May keep what is asked for from beginning. */
@FunctionalInterface
public interface Brake {
  /** Lets everything begin. */
  Brake NONE = (_, _) -> Optional.empty();

  /**
   * That what is asked for must not begin, and why, if so. It is asked once about what is not in
   * force yet, and may count that it was.
   */
  Optional<Receipt.Withheld> objection(Ledger changes, Enforcement asked);
}
