package dev.bailiff.casework;

import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Ledger;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.core.decision.Decision;
import java.util.Optional;

/**
 * Does its part about decisions and changes of enforcements in the transaction that makes them: it
 * happens with them or not at all, and once.
 */
@FunctionalInterface
public interface Follower {
  /**
   * Does it. What the ledger holds then is what the transaction, and the followers before this one,
   * have begun and undone. To throw undoes all of it, and the decisions will be given again; so
   * what an event says must not be a reason to throw.
   */
  void follow(Turn turn);

  /**
   * Whether this decision must be given to it though it asks for nothing; decisions with actions
   * are given always.
   */
  default boolean concerns(Decision decision) {
    return false;
  }

  /**
   * That what is asked for must not begin, and why, if so; it is asked about what is not in force
   * yet. What it counts then counts only once the transaction of this ledger is committed.
   */
  default Optional<Receipt.Withheld> objection(Ledger changes, Enforcement asked) {
    return Optional.empty();
  }

  /** Is told that the transaction it took part in is committed; must be quick and not throw. */
  default void committed() {}
}
