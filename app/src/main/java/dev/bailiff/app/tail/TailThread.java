package dev.bailiff.app.tail;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Follows logs on a thread of its own until it is closed. */
public final class TailThread implements Closeable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** A crash repeats no more than what came in this time. */
  private static final Duration SAVED_EVERY = Duration.ofSeconds(1);

  /** So that a disk that fails is not asked a thousand times. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final List<LogTail> logs;
  private final InstantSource time;
  private final Consumer<IOException> onFailure;
  private final Thread thread;
  private volatile boolean isClosing;

  /** Begins to follow logs, which are closed in the end. */
  public TailThread(List<LogTail> logs, InstantSource time, Consumer<IOException> onFailure) {
    this.logs = List.copyOf(logs);
    this.time = time;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().daemon().name("tail").start(this::run);
  }

  /** Returns when all that was read has been accepted and written down. */
  @Override
  public void close() throws IOException {
    isClosing = true;
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
    List<IOException> failures = new ArrayList<>();
    for (LogTail log : logs) {
      try {
        log.close();
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private void run() {
    Instant saved = time.instant();
    try {
      while (!isClosing) {
        Instant now = time.instant();
        boolean isBusy = poll(now);
        if (saved.plus(SAVED_EVERY).isBefore(now)) {
          save();
          saved = now;
        }
        if (!isBusy) {
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean poll(Instant now) throws InterruptedException {
    boolean isBusy = false;
    for (LogTail log : logs) {
      try {
        isBusy |= log.poll(now);
      } catch (IOException e) {
        fail(e);
      }
    }
    return isBusy;
  }

  private void save() throws InterruptedException {
    for (LogTail log : logs) {
      try {
        log.save();
      } catch (IOException e) {
        fail(e);
      }
    }
  }

  private void fail(IOException failure) throws InterruptedException {
    onFailure.accept(failure);
    Thread.sleep(AFTER_FAILURE);
  }
}
