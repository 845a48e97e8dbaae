package dev.bailiff.casework.desk;

import dev.bailiff.casework.statements.Letter;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import org.jooq.DSLContext;

/** Where letters are left to be sent, within a transaction of the caller's. */
@FunctionalInterface
public interface PostBox {
  /** Leaves a letter; it is sent once if the transaction is committed. */
  void leave(DSLContext sql, Addressed letter, Instant now);

  /** Leaves the same for the provider's own systems, which may reach somebody whom we cannot. */
  default void tell(DSLContext sql, Told told, Instant now) {}

  /**
   * What somebody is told, however they are reached.
   *
   * @param topic what kind of letter it is, such as {@code statement}
   * @param reference what makes it this letter and no other of its topic
   * @param recipient who is told
   * @param letter its words
   */
  record Told(String topic, String reference, EntityRef recipient, Letter letter) {}

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
