package dev.bailiff.app.serve;

import dev.bailiff.app.intake.Snapshots;
import dev.bailiff.app.journal.AppendRefusedException;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.state.Snapshotter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Drops what the journal need not keep: records that the snapshots cover, whose decisions have been
 * carried, and that are older than the retention. It also says what became of snapshots.
 */
final class Upkeep implements Runnable {
  /** A file of the journal goes as a whole, so one that few events fill is not kept in use. */
  private static final Duration ONE_FILE = Duration.ofDays(1);

  private final Journal journal;
  private final Snapshots snapshots;
  private final LongSupplier carried;
  private final Duration retention;
  private final InstantSource time;
  private final UpkeepListener listener;
  private Optional<Snapshotter.Outcome> told = Optional.empty();

  /**
   * @param carried the last event whose decision, with those before it, casework has
   */
  Upkeep(
      Journal journal,
      Snapshots snapshots,
      LongSupplier carried,
      Duration retention,
      InstantSource time,
      UpkeepListener listener) {
    this.journal = journal;
    this.snapshots = snapshots;
    this.carried = carried;
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
    Instant now = time.instant();
    try {
      if (!now.isBefore(journal.lastBegun().plus(ONE_FILE))) {
        var _ = journal.roll();
      }
      OptionalLong needed = snapshots.firstNeeded();
      if (needed.isPresent()) {
        long first = Math.min(needed.getAsLong(), carried.getAsLong() + 1);
        journal.dropBefore(first, now.minus(retention));
      }
    } catch (AppendRefusedException unwell) {
      listener.failed("no new file of the journal is begun: " + unwell.getMessage());
    } catch (IOException e) {
      listener.failed("old records of the journal cannot be dropped: " + e.getMessage());
    }
  }
}
