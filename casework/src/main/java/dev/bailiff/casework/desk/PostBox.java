package dev.bailiff.casework.desk;

import dev.bailiff.casework.statements.Letter;
import java.time.Instant;
import org.jooq.DSLContext;

/** Where letters are left to be sent, within a transaction of the caller's. */
@FunctionalInterface
public interface PostBox {
  /** Nobody is written to. */
  PostBox NONE = (_, _, _) -> {};

  /** Leaves a letter; it is sent once if the transaction is committed. */
  void leave(DSLContext sql, Addressed letter, Instant now);

  /**
   * A letter to somebody.
   *
   * @param topic what kind of letter it is, such as {@code statement}
   * @param reference what makes it this letter and no other of its topic
   * @param email where it goes
   * @param letter its words
   */
  record Addressed(String topic, String reference, String email, Letter letter) {}
}
