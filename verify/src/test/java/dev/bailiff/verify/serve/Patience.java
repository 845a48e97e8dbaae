package dev.bailiff.verify.serve;

import java.io.IOException;
import java.time.Duration;

/** Waits for what happens in another process. */
final class Patience {
  private static final Duration MOST = Duration.ofSeconds(60);

  private Patience() {}

  /** Something that will be true. */
  interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  static void until(String what, Condition condition) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not happen in time: " + what);
      }
      Thread.sleep(10);
    }
  }
}
