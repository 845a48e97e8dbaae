package dev.bailiff.app.serve;

import dev.bailiff.casework.erasure.Erasure;
import dev.bailiff.casework.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Takes people out of what has been over for as long as the operator keeps it. */
final class Retirement implements Runnable {
  /** Between one look that found nothing and the next. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Erasure erasure;
  private final Duration kept;
  private final InstantSource time;
  private final UpkeepListener listener;
  private Instant next;

  Retirement(Erasure erasure, Duration kept, InstantSource time, UpkeepListener listener) {
    this.erasure = erasure;
    this.kept = kept;
    this.time = time;
    this.listener = listener;
    this.next = time.instant();
  }

  /** Some at a time, so that nobody else waits long for the database. */
  @Override
  public void run() {
    Instant now = time.instant();
    if (now.isBefore(next)) {
      return;
    }
    try {
      if (erasure.retire(now.minus(kept)) == 0) {
        next = now.plus(PAUSE);
      }
    } catch (StoreException away) {
      listener.failed("what was kept long enough is not erased: " + away.getMessage());
      next = now.plus(PAUSE);
    }
  }
}
