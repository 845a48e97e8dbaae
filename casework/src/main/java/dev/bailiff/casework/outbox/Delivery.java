package dev.bailiff.casework.outbox;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to deliver a message. */
public sealed interface Delivery {
  /** It has arrived. */
  record Done() implements Delivery {}

  /**
   * It has not, or that is not known; it is worth another attempt.
   *
   * @param fault why, in words without what the message holds
   * @param after how long the receiver wants to be left alone, if it said so
   */
  record Failed(String fault, Optional<Duration> after) implements Delivery {
    /** A failure of which the receiver said nothing more. */
    public static Failed because(String fault) {
      return new Failed(fault, Optional.empty());
    }
  }

  /**
   * It will never arrive.
   *
   * @param fault why, in words without what the message holds
   */
  record Refused(String fault) implements Delivery {}
}
