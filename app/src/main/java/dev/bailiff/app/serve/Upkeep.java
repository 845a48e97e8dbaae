package dev.bailiff.app.serve;

import dev.bailiff.app.carry.Carrier;
import dev.bailiff.app.intake.Snapshots;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.state.Snapshotter;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Drops what the journal need not keep: records that the snapshots cover, whose decisions have been
 * carried, and that are older than the retention. It also says what became of snapshots.
 */
final class Upkeep implements Runnable {
  private final Journal journal;
  private final Snapshots snapshots;
  private final Carrier carrier;
  private final Duration retention;
  private final InstantSource time;
  private final UpkeepListener listener;
  private Optional<Snapshotter.Outcome> told = Optional.empty();

  Upkeep(
      Journal journal,
      Snapshots snapshots,
      Carrier carrier,
      Duration retention,
      InstantSource time,
      UpkeepListener listener) {
    this.journal = journal;
    this.snapshots = snapshots;
    this.carrier = carrier;
    this.retention = retention;
    this.time = time;
    this.listener = listener;
  }

  @Override
  public void run() {
    Optional<Snapshotter.Outcome> last = snapshots.last();
    if (last.equals(told)) {
      return;
    }
    told = last;
    switch (last.orElseThrow()) {
      case Snapshotter.Outcome.Failed(long sequence, Exception cause) ->
          listener.failed("no snapshot of record " + sequence + ": " + cause.getMessage());
      case Snapshotter.Outcome.Written _ -> drop();
    }
  }

  private void drop() {
    try {
      OptionalLong needed = snapshots.firstNeeded();
      if (needed.isPresent()) {
        long first = Math.min(needed.getAsLong(), carrier.carried() + 1);
        journal.dropBefore(first, time.instant().minus(retention));
      }
    } catch (IOException e) {
      listener.failed("old records of the journal cannot be dropped: " + e.getMessage());
    }
  }
}
