package dev.bailiff.casework.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A message in the outbox.
 *
 * @param id the same for all attempts to deliver it
 * @param sequence its place in the order in which messages were added
 * @param destination the name of the channel that it goes through
 * @param topic what kind of message it is
 * @param about what it is about
 * @param payload its content
 * @param created when it was added
 * @param state what has become of it
 */
public record Posted(
    String id,
    long sequence,
    String destination,
    String topic,
    String about,
    String payload,
    Instant created,
    State state) {

  /** What has become of a message. */
  public sealed interface State {
    /** How often delivery was attempted. */
    int attempts();

    /** It will be attempted, not before {@code due}; {@code fault} says why the last failed. */
    record Waiting(int attempts, Instant due, Optional<String> fault) implements State {}

    /** It has arrived. */
    record Delivered(int attempts, Instant at) implements State {}

    /** Nobody attempts it any more unless told to. */
    record Dead(int attempts, Instant at, String fault) implements State {}
  }

  @Override
  public String toString() {
    return id + " to " + destination + ", " + topic; // a payload may hold personal data
  }
}
