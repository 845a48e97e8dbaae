package dev.bailiff.app.state;

import dev.bailiff.app.journal.AppendRefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes snapshots in the background, one at a time.
 *
 * <p>The thread that decides asks {@link #isDue} between two events and, if so, gives a snapshot,
 * which costs it next to nothing: the tables are copied piece by piece as they change.
 */
public final class Snapshotter implements Closeable {
  private final SnapshotFolder folder;
  private final Duration every;
  private final AtomicReference<@Nullable Outcome> last = new AtomicReference<>();
  private @Nullable Thread running;
  private Instant next;

  /** Takes the first snapshot a while after {@code now}. */
  public Snapshotter(SnapshotFolder folder, Duration every, Instant now) {
    this.folder = folder;
    this.every = every;
    this.next = now.plus(every);
  }

  /** What became of a snapshot. */
  public sealed interface Outcome {
    /** It is on the disk. */
    record Written(long sequence, long bytes, Duration took) implements Outcome {}

    /** It is not; the ones before it are. */
    record Failed(long sequence, Exception cause) implements Outcome {}
  }

  /** Returns when what a snapshot rests on is on the disk. */
  @FunctionalInterface
  public interface Durability {
    /** Waits for it, or says that it will never be. */
    void await() throws AppendRefusedException, InterruptedException;
  }

  /** Whether it is time for a snapshot, and the one before is finished. */
  public boolean isDue(Instant now) {
    return !now.isBefore(next) && isIdle();
  }

  /** Whether the one before is finished. */
  public boolean isIdle() {
    return running == null || !running.isAlive();
  }

  /**
   * Writes a snapshot, when {@link #isDue} said so.
   *
   * @param durable waits until all that was appended to the journal before the snapshot was taken
   *     is on the disk: a snapshot must not know of an event whose decision may yet be lost
   */
  public void take(Snapshot snapshot, Durability durable) {
    next = snapshot.taken().plus(every);
    running =
        Thread.ofPlatform()
            .daemon()
            .name("snapshot")
            .start(() -> last.set(write(snapshot, durable)));
  }

  /** What became of the latest that is finished. */
  public Optional<Outcome> last() {
    return Optional.ofNullable(last.get());
  }

  /** Waits for the one that is being written. */
  @Override
  public void close() {
    Thread writing = running;
    boolean interrupted = false;
    while (writing != null && writing.isAlive()) {
      try {
        writing.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcome write(Snapshot snapshot, Durability durable) {
    long begun = System.nanoTime();
    try {
      durable.await();
      long bytes = folder.write(snapshot);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      return new Outcome.Written(snapshot.sequence(), bytes, took);
    } catch (IOException | InterruptedException | RuntimeException e) {
      return new Outcome.Failed(snapshot.sequence(), e);
    }
  }
}
