package dev.bailiff.casework.outbox;

import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;

/** What is delivered to one destination, one batch after the other. */
final class Lane {
  /** Looks again after so long though nobody said that there is something. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** Many transactions say so one after the other; a look sees what all of them have added. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

  private final Database database;
  private final Channel channel;
  private final Backoff backoff;
  private final InstantSource clock;
  private final CourierListener listener;
  private final Semaphore woken = new Semaphore(0);

  Lane(
      Database database,
      Channel channel,
      Backoff backoff,
      InstantSource clock,
      CourierListener listener) {
    this.database = database;
    this.channel = channel;
    this.backoff = backoff;
    this.clock = clock;
    this.listener = listener;
  }

  void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  /** Works until it is interrupted. */
  void run() {
    try {
      while (true) {
        pause(attempt());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Delivers what is due, and says how long there will be nothing more. */
  private Duration attempt() throws InterruptedException {
    try {
      return round() ? Duration.ZERO : untilDue();
    } catch (StoreException fault) {
      listener.storeFailed(fault);
      return PAUSE_AFTER_FAULT;
    }
  }

  private boolean round() throws InterruptedException {
    List<Posted> due =
        database.read(
            sql -> Outbox.due(sql, channel.destination(), clock.instant(), channel.batch()));
    if (due.isEmpty()) {
      return false;
    }
    List<Outcome> outcomes = outcomes(due, deliver(due));
    database.write(sql -> {
      note(sql, outcomes);
      return outcomes.size();
    });
    outcomes.forEach(this::tell);
    return true;
  }

  /** A channel that breaks is attempted again like one whose receiver does. */
  private List<Delivery> deliver(List<Posted> messages) throws InterruptedException {
    try {
      return channel.deliver(messages);
    } catch (RuntimeException broke) {
      Delivery failed = Delivery.Failed.because("the channel broke: " + broke.getClass().getName());
      return Collections.nCopies(messages.size(), failed);
    }
  }

  /** What an attempt came to, and when the next will be, if it failed and there is to be one. */
  private record Outcome(Posted message, Delivery delivery, Optional<Instant> next) {}

  private List<Outcome> outcomes(List<Posted> messages, List<Delivery> deliveries) {
    Instant now = clock.instant();
    List<Outcome> outcomes = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      int attempts = messages.get(i).state().attempts() + 1;
      Optional<Instant> next =
          deliveries.get(i) instanceof Delivery.Failed(_, Optional<Duration> after)
              ? backoff.next(attempts, now, after)
              : Optional.empty();
      outcomes.add(new Outcome(messages.get(i), deliveries.get(i), next));
    }
    return outcomes;
  }

  private void note(DSLContext sql, List<Outcome> outcomes) {
    Instant now = clock.instant();
    List<String> arrived = new ArrayList<>();
    for (Outcome it : outcomes) {
      switch (it.delivery()) {
        case Delivery.Done() -> arrived.add(it.message().id());
        case Delivery.Failed(String fault, _) ->
            Outbox.failed(sql, it.message().id(), fault, it.next(), now);
        case Delivery.Refused(String fault) ->
            Outbox.failed(sql, it.message().id(), fault, Optional.empty(), now);
      }
    }
    Outbox.delivered(sql, arrived, now);
  }

  private void tell(Outcome outcome) {
    switch (outcome.delivery()) {
      case Delivery.Done() -> listener.delivered(outcome.message());
      case Delivery.Failed(String fault, _) when outcome.next().isPresent() ->
          listener.failed(outcome.message(), fault);
      case Delivery.Failed(String fault, _) -> listener.died(outcome.message(), fault);
      case Delivery.Refused(String fault) -> listener.died(outcome.message(), fault);
    }
  }

  private Duration untilDue() {
    Instant now = clock.instant();
    return database
        .read(sql -> Outbox.nextDue(sql, channel.destination()))
        .map(due -> Duration.between(now, due))
        .filter(it -> it.compareTo(LONGEST_PAUSE) < 0)
        .orElse(LONGEST_PAUSE);
  }

  private void pause(Duration duration) throws InterruptedException {
    if (duration.isPositive()) {
      Thread.sleep(SHORTEST_PAUSE);
      var _ = woken.tryAcquire(duration.toMillis() + 1, TimeUnit.MILLISECONDS);
      woken.drainPermits();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
