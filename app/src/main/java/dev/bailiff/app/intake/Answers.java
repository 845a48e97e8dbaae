package dev.bailiff.app.intake;

import dev.bailiff.core.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** What an entry costs beside its texts and bytes: objects and their place in the map. */
  private static final int ENTRY_BYTES = 250;

  private final long horizonMillis;
  private final long budget;
  private final Map<Key, Known> known = new LinkedHashMap<>();
  private long bytes;
  private long floor = Long.MIN_VALUE;

  Answers(Duration horizon, long budget) {
    this.horizonMillis = horizon.toMillis();
    this.budget = budget;
  }

  /** What an event is known by. */
  record Key(String source, String id) {
    static Key of(Event event) {
      return new Key(event.source(), event.id());
    }
  }

  /** An outcome, and the later of when its event was received and when it happened. */
  private record Known(Outcome outcome, long latestMillis, long bytes) {}

  /** What the event came to when it was first sent; null if it is not known. */
  @Nullable Outcome find(Key key) {
    Known found = known.get(key);
    return found == null ? null : found.outcome;
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
    return known.values().stream().limit(1).mapToLong(it -> sequence(it.outcome)).findFirst();
  }

  boolean isForgotten(Event event) {
    return event.timeMillis() < floor;
  }

  /** Keeps an answer; the first one if there are two. */
  void remember(Key key, Outcome outcome, long receivedMillis, long eventMillis) {
    long cost = ENTRY_BYTES + 2L * (key.source.length() + key.id.length()) + bytesOf(outcome);
    Known entry = new Known(outcome, Math.max(receivedMillis, eventMillis), cost);
    if (known.putIfAbsent(key, entry) == null) {
      bytes += cost;
    }
    Iterator<Known> eldest = known.values().iterator();
    while (bytes > budget && eldest.hasNext()) {
      forget(eldest);
    }
  }

  /** Raises the floor to what this time leaves of the horizon. */
  void advance(long nowMillis) {
    floor = Math.max(floor, nowMillis - horizonMillis);
    Iterator<Known> eldest = known.values().iterator();
    while (eldest.hasNext()) {
      Known entry = eldest.next();
      if (entry.latestMillis >= floor) {
        return;
      }
      bytes -= entry.bytes;
      eldest.remove();
    }
  }

  /** Nothing received before this time is known. */
  void beginAt(long receivedMillis) {
    floor = Math.max(floor, receivedMillis);
  }

  int size() {
    return known.size();
  }

  private void forget(Iterator<Known> eldest) {
    Known entry = eldest.next();
    floor = Math.max(floor, entry.latestMillis + 1);
    bytes -= entry.bytes;
    eldest.remove();
  }

  private static long sequence(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Decided(Answer answer) -> answer.sequence();
      case Outcome.Faulty(long sequence) -> sequence;
      case Outcome.Accepted _, Outcome.Untimely _ ->
          throw new IllegalStateException("not remembered: " + outcome);
    };
  }

  private static long bytesOf(Outcome outcome) {
    return outcome instanceof Outcome.Decided(Answer answer) ? answer.json().length : 0;
  }
}
