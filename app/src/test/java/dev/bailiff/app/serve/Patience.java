package dev.bailiff.app.serve;

import java.io.IOException;
import java.time.Duration;

/** Waits for what happens on other threads. */
final class Patience {
  private static final long NANOS = Duration.ofSeconds(20).toNanos();

  private Patience() {}

  /** Something that will be true. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  static void until(Condition condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + NANOS;
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not happen in time");
      }
      Thread.sleep(5);
    }
  }
}
