package dev.bailiff.casework.enforcement;

import java.util.Optional;

/** May keep what is asked for from beginning. */
@FunctionalInterface
public interface Brake {
  /** Lets everything begin. */
  Brake NONE = (_, _) -> Optional.empty();

  /**
   * Why what is asked for must not begin, if so. It is asked once about what is not in force yet,
   * and may count that it was.
   */
  Optional<String> objection(Ledger changes, Enforcement asked);
}
