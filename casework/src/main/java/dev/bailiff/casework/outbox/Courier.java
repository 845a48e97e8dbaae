package dev.bailiff.casework.outbox;

import dev.bailiff.casework.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Delivers the messages of the outbox, each destination by itself, so that one that is slow or away
 * holds up nobody else. A message that fails is attempted again later, and in the end given up and
 * kept for people to see.
 *
 * <p>What was delivered is written down afterwards: a crash between the two delivers again.
 */
public final class Courier implements AutoCloseable {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final List<Lane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Channel> channels;

  private Courier(List<Channel> channels) {
    this.channels = List.copyOf(channels);
  }

  /**
   * Begins to deliver. What waits for a destination that no channel has is given up, and can be
   * retried once there is one.
   *
   * @param database where the outbox is
   * @param channels ways to deliver, each with its own destination; closed with the courier
   * @param backoff when to attempt again
   * @param clock tells when something is due
   * @param listener is told what becomes of messages
   */
  public static Courier start(
      Database database,
      List<Channel> channels,
      Backoff backoff,
      InstantSource clock,
      CourierListener listener) {
    List<String> destinations = channels.stream().map(Channel::destination).toList();
    if (destinations.stream().distinct().count() < destinations.size()) {
      throw new IllegalArgumentException("two destinations have the same name: " + destinations);
    }
    int _ = database.write(sql -> Outbox.giveUpUnknown(sql, destinations, clock.instant()));
    Courier courier = new Courier(channels);
    for (Channel channel : channels) {
      Lane lane = new Lane(database, channel, backoff, clock, listener);
      courier.lanes.add(lane);
      courier.threads.add(
          Thread.ofPlatform().daemon().name("courier " + channel.destination()).start(lane::run));
    }
    return courier;
  }

  /** Says that there may be something to deliver. */
  public void wake() {
    lanes.forEach(Lane::wake);
  }

  /** Ends attempts that are being made; what they would have delivered waits for the next start. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(STOP_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channels.forEach(Channel::close);
  }
}
