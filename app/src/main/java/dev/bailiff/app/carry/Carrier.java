package dev.bailiff.app.carry;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.app.intake.DecidedEvents;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.json.DecisionReader.KnownRules;
import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Decided;
import dev.bailiff.casework.store.StoreException;
import dev.bailiff.core.decision.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that carries decisions. */
public final class Carrier implements AutoCloseable {
  /** One transaction; more would keep people who change something waiting. */
  private static final int MOST = 256;

  /** After so many that ask for nothing casework is told how far the journal was read. */
  private static final long UNEVENTFUL = 10_000;

  /** How soon after it is on the disk a decision is seen. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** A database that is away is not asked more often. */
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  private final Journal journal;
  private final Casework casework;
  private final KnownRules rules;
  private final CarrierListener listener;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  private volatile long carried;

  private Carrier(
      Journal journal, Casework casework, KnownRules rules, CarrierListener listener, long from) {
    this.journal = journal;
    this.casework = casework;
    this.rules = rules;
    this.listener = listener;
    this.carried = from;
    this.thread = Thread.ofPlatform().daemon().name("carrier").unstarted(this::run);
  }

  /**
   * Begins where casework says that the journal was followed to.
   *
   * @throws IOException if that is further than the journal goes
   */
  public static Carrier start(
      Journal journal, Casework casework, KnownRules rules, CarrierListener listener)
      throws IOException {
    long position = casework.position();
    if (position >= journal.next()) {
      throw new IOException(
          "the database has followed the journal to record %d, and the journal ends before it;"
                  .formatted(position)
              + " was an older copy of the journal put in its place?");
    }
    Carrier carrier = new Carrier(journal, casework, rules, listener, position);
    carrier.thread.start();
    return carrier;
  }

  /** All decisions on events up to this number have been carried. */
  public long carried() {
    return carried;
  }

  /** Whether decisions are carried at all. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /**
   * Carries what is in the journal, and ends; earlier if the database does not take it, as it will
   * be found there at the next start.
   */
  @Override
  public void close() {
    closing.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean isOver = false;
    while (!isOver) {
      try (DecidedEvents events = DecidedEvents.after(journal, carried)) {
        isOver = carry(events);
      } catch (IOException | StoreException e) {
        listener.delayed(e);
        isOver = isClosingWithin(AFTER_FAILURE);
      }
    }
  }

  /** Returns whether to end. */
  private boolean carry(DecidedEvents events) throws IOException {
    while (true) {
      boolean wasClosing = isClosingWithin(Duration.ZERO);
      List<Decided> batch = read(events);
      if (!batch.isEmpty()) {
        accept(batch);
      } else if (wasClosing) {
        return true;
      } else {
        isClosingWithin(PAUSE);
      }
    }
  }

  /** What is to be carried next; nothing if the end of the journal was reached. */
  private List<Decided> read(DecidedEvents events) throws IOException {
    List<Decided> batch = new ArrayList<>();
    while (batch.size() < MOST) {
      DecidedEvent next = events.next();
      if (next == null) {
        return batch;
      }
      if (next.isEventful() || next.sequence() - carried >= UNEVENTFUL) {
        decision(next).ifPresent(it -> batch.add(new Decided(next.sequence(), it)));
        if (!next.isEventful()) {
          return batch;
        }
      }
    }
    return batch;
  }

  private Optional<Decision> decision(DecidedEvent decided) {
    try {
      return decided.decision(rules);
    } catch (IOException unreadable) { // not for the disk, which has given its bytes
      listener.leftOut(decided.sequence(), new UncheckedIOException(unreadable));
      return Optional.empty();
    }
  }

  private void accept(List<Decided> batch) {
    try {
      casework.accept(batch);
      done(batch);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException fault) {
      acceptEach(batch);
    }
  }

  /** So that one does not stop those behind it. */
  private void acceptEach(List<Decided> batch) {
    for (Decided each : batch) {
      try {
        casework.accept(List.of(each));
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException fault) {
        listener.leftOut(each.sequence(), fault);
      }
      done(List.of(each));
    }
  }

  private void done(List<Decided> batch) {
    carried = batch.getLast().sequence();
    listener.carried(batch.size());
  }

  private boolean isClosingWithin(Duration time) {
    boolean interrupted = false;
    try {
      return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      return true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
