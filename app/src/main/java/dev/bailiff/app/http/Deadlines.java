package dev.bailiff.app.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Interrupts threads that take too long, a quarter and at least a second late, so that one that
 * gets on has time to find out by itself, on a busy machine as well.
 */
final class Deadlines implements AutoCloseable {
  private static final long LEAST_GRACE_NANOS = Duration.ofSeconds(1).toNanos();

  private final long nanos;
  private final long graceNanos;
  private final Duration period;
  private final Set<Task> tasks = ConcurrentHashMap.newKeySet();
  private final Thread watch = Thread.ofPlatform().daemon().name("deadlines").unstarted(this::run);

  Deadlines(Duration within) {
    this.nanos = within.toNanos();
    this.graceNanos = Math.max(nanos / 4, LEAST_GRACE_NANOS);
    this.period = within.dividedBy(4);
    watch.start();
  }

  /** What the current thread does from now on until it is closed. */
  final class Task implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final long deadline = System.nanoTime() + nanos;
    private boolean ended;
    private boolean interrupted;

    /** Whether there is no time left. */
    boolean isOver() {
      return System.nanoTime() - deadline > 0;
    }

    private synchronized void check() {
      if (!ended && System.nanoTime() - deadline > graceNanos) {
        interrupted = true;
        thread.interrupt();
      }
    }

    /** What the thread does afterwards is not interrupted. */
    @Override
    public synchronized void close() {
      ended = true;
      tasks.remove(this);
      if (interrupted) {
        var _ = Thread.interrupted();
      }
    }
  }

  Task begin() {
    Task task = new Task();
    tasks.add(task);
    return task;
  }

  @Override
  public void close() {
    watch.interrupt();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(period);
        tasks.forEach(Task::check);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
