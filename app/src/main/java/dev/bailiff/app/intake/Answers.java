package dev.bailiff.app.intake;

import dev.bailiff.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The first answer to each event, by source and id, for a while and within a budget of bytes; for
 * one thread.
 *
 * <p>Every answer whose event was received, or says that it happened, at {@link #floor} or later is
 * known. So an event with such a time that is not known has not been answered.
 */
final class Answers {
  /** How far the clock of a sender may be ahead of ours. */
  static final Duration AHEAD = Duration.ofMinutes(10);

  private final long horizonMillis;
  private final long budget;
  private final KeptAnswers kept;
  private long floor = Long.MIN_VALUE;

  Answers(Duration horizon, long budget) {
    this.horizonMillis = horizon.toMillis();
    this.budget = budget;
    this.kept = new KeptAnswers(budget);
  }

  /** What an event is known by. */
  record Key(String source, String id) {
    static Key of(Event event) {
      return new Key(event.source(), event.id());
    }
  }

  /** What the event came to when it was first sent; null if it is not known. */
  @Nullable Outcome find(Key key) {
    return kept.find(key);
  }

  /** The earliest time of events that can be told from repeats. */
  Instant floor() {
    return Instant.ofEpochMilli(Math.max(floor, 0));
  }

  long floorMillis() {
    return floor;
  }

  /** The number of the eldest event whose answer is known. */
  OptionalLong eldest() {
    return kept.size() == 0 ? OptionalLong.empty() : OptionalLong.of(kept.eldestSequence());
  }

  boolean isForgotten(Event event) {
    return event.timeMillis() < floor;
  }

  /** Keeps an answer; the first one if there are two. */
  void remember(Key key, Outcome outcome, long receivedMillis, long eventMillis) {
    kept.add(key, outcome, Math.max(receivedMillis, eventMillis));
    while (kept.bytes() > budget) {
      floor = Math.max(floor, kept.eldestMillis() + 1);
      kept.removeEldest();
    }
  }

  /** Raises the floor to what this time leaves of the horizon. */
  void advance(long nowMillis) {
    floor = Math.max(floor, nowMillis - horizonMillis);
    while (kept.size() > 0 && kept.eldestMillis() < floor) {
      kept.removeEldest();
    }
  }

  /** Nothing received before this time is known. */
  void beginAt(long receivedMillis) {
    floor = Math.max(floor, receivedMillis);
  }

  int size() {
    return kept.size();
  }
}
