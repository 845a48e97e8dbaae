package dev.bailiff.casework.channel;

import dev.bailiff.casework.outbox.Posted;
import java.time.Instant;
import java.util.Optional;

/** Messages as the outbox hands them to a channel. */
final class Messages {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Messages() {}

  static Posted posted(long sequence, String payload) {
    return new Posted(
        "msg_" + sequence,
        sequence,
        "hook",
        "test",
        "a" + sequence,
        payload,
        NOON,
        new Posted.State.Waiting(0, NOON, Optional.empty()));
  }
}
