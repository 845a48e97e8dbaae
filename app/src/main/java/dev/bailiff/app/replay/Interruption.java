package dev.bailiff.app.replay;

import java.time.Duration;

/**
 * Lets a run that is interrupted (Ctrl-C, SIGTERM) stop between two batches and say what it has
 * seen, instead of vanishing.
 */
final class Interruption implements AutoCloseable {
  /** Long enough to write a report; after it the process ends all the same. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Thread hook = new Thread(this::await, "bailiff-interruption");
  private volatile boolean requested;
  private volatile boolean finished;
  private volatile Runnable wake = () -> {};

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Has the run woken that waits for an input which says nothing. */
  void onRequest(Runnable action) {
    wake = action;
  }

  /** Whether somebody wants the run to stop. */
  boolean isRequested() {
    return requested;
  }

  /** Lets the process end. */
  @Override
  public void close() {
    synchronized (this) {
      finished = true;
      notifyAll();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the process is ending, and the hook has let it go
    }
  }

  private synchronized void await() {
    requested = true;
    wake.run();
    long deadline = System.nanoTime() + GRACE.toNanos();
    try {
      while (!finished && System.nanoTime() < deadline) {
        wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
