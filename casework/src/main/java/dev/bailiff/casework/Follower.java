package dev.bailiff.casework;

import dev.bailiff.core.decision.Decision;

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

  /** Is told that the transaction it took part in is committed; must be quick and not throw. */
  default void committed() {}
}
