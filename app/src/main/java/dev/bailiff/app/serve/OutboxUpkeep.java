package dev.bailiff.app.serve;

import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Removes messages that were delivered or given up long ago, as what they hold is about people. */
final class OutboxUpkeep implements Runnable {
  /** Long enough to look into what a receiver says it did not get. */
  private static final Duration DELIVERED = Duration.ofDays(7);

  /** Long enough to be seen and retried. */
  private static final Duration DEAD = Duration.ofDays(30);

  private static final Duration PERIOD = Duration.ofHours(1);

  /** One transaction; what is left then is removed within the next hours. */
  private static final int MOST = 10_000;

  private final Database database;
  private final InstantSource time;
  private final UpkeepListener listener;
  private Instant next = Instant.EPOCH;

  OutboxUpkeep(Database database, InstantSource time, UpkeepListener listener) {
    this.database = database;
    this.time = time;
    this.listener = listener;
  }

  @Override
  public void run() {
    Instant now = time.instant();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(PERIOD);
    try {
      int _ =
          database.write(sql ->
              Outbox.purgeDelivered(sql, now.minus(DELIVERED), MOST)
                  + Outbox.purgeDead(sql, now.minus(DEAD), MOST));
    } catch (StoreException away) {
      listener.failed("old messages cannot be removed: " + away.getMessage());
    }
  }
}
