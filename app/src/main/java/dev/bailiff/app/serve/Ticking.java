package dev.bailiff.app.serve;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that does small things beside, each about once a second. */
final class Ticking {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final List<Runnable> tasks;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("upkeep").unstarted(this::run);

  Ticking(List<Runnable> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  void start() {
    thread.start();
  }

  /** Returns when nothing is being done any more. */
  void end() throws InterruptedException {
    closing.countDown();
    thread.join();
  }

  private void run() {
    try {
      while (!closing.await(PERIOD.toNanos(), TimeUnit.NANOSECONDS)) {
        tasks.forEach(Runnable::run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
