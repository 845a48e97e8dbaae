package dev.bailiff.app.intake;

import dev.bailiff.app.policy.LiveEngine;
import dev.bailiff.app.state.Restored;
import dev.bailiff.app.state.Snapshot;
import dev.bailiff.app.state.SnapshotDamagedException;
import dev.bailiff.app.state.SnapshotFolder;
import dev.bailiff.app.state.SnapshotPart;
import dev.bailiff.app.state.Snapshotter;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Policy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The snapshots that an intake starts from and takes.
 *
 * <p>Beside the features, one says from which record on the answers are to be read again, and from
 * which time on events can be told from repeats. The answers themselves stay in the journal.
 */
public final class Snapshots {
  /** So many are decided again within a few seconds at a start. */
  private static final long EVENTS = 250_000;

  private static final String ANSWERS = "answers";

  private final SnapshotFolder folder;
  private final Snapshotter snapshotter;
  private final Restored restored;
  private final Known known;
  private long taken;

  private Snapshots(SnapshotFolder folder, Snapshotter snapshotter, Restored restored)
      throws IOException {
    this.folder = folder;
    this.snapshotter = snapshotter;
    this.restored = restored;
    this.known = Known.read(restored);
    this.taken = restored.sequence();
  }

  /**
   * What an intake knew when a snapshot was taken.
   *
   * @param sequence the last record whose event had been decided; 0 if there was no snapshot
   * @param eldest the record with the eldest event whose answer was known
   * @param floorMillis the earliest time of events that could be told from repeats
   */
  record Known(long sequence, long eldest, long floorMillis) {
    static Known read(Restored restored) throws IOException {
      if (restored.sequence() == 0) {
        return new Known(0, 1, Long.MIN_VALUE);
      }
      List<byte[]> blocks = restored.parts().getOrDefault(ANSWERS, List.of());
      if (blocks.size() != 1 || blocks.getFirst().length != 2 * Long.BYTES) {
        throw new IOException("the snapshot does not say which answers were known");
      }
      ByteBuffer block = ByteBuffer.wrap(blocks.getFirst());
      return new Known(restored.sequence(), block.getLong(), block.getLong());
    }

    SnapshotPart part() {
      byte[] block =
          ByteBuffer.allocate(2 * Long.BYTES).putLong(eldest).putLong(floorMillis).array();
      return new SnapshotPart(ANSWERS, List.of(block));
    }
  }

  /**
   * Reads the newest snapshot in a directory for this policy, and takes others from then on.
   *
   * @param every how long after one the next is taken, while events come
   */
  public static Snapshots open(Path directory, Policy policy, Duration every, Instant now)
      throws IOException {
    SnapshotFolder folder = SnapshotFolder.open(directory);
    return new Snapshots(folder, new Snapshotter(folder, every, now), folder.restore(policy));
  }

  /** The state of features to begin with. */
  public FeatureTables tables() {
    return restored.tables();
  }

  /** Why newer snapshots were not taken to start from. */
  public List<SnapshotDamagedException> refused() {
    return restored.refused();
  }

  /** What became of the latest that was written. */
  public Optional<Snapshotter.Outcome> last() {
    return snapshotter.last();
  }

  /** The oldest record that a start may have to read; empty if no record may be dropped yet. */
  public OptionalLong firstNeeded() throws IOException {
    return folder.firstNeeded();
  }

  Known known() {
    return known;
  }

  /** Whether one should be taken after this record, if all that it rests on is on its way. */
  boolean isDue(long sequence, Instant now) {
    return sequence > taken
        && snapshotter.isIdle()
        && (snapshotter.isDue(now) || sequence - taken >= EVENTS);
  }

  void take(
      long sequence,
      Instant now,
      LiveEngine engine,
      Answers answers,
      Snapshotter.Durability durable) {
    taken = sequence;
    Known knows = new Known(sequence, answers.eldest().orElse(sequence + 1), answers.floorMillis());
    snapshotter.take(
        new Snapshot(
            sequence,
            now,
            engine.policy().features().stream().map(Feature::spec).toList(),
            engine.freeze(),
            List.of(knows.part())),
        durable);
  }

  /** Takes a last one, unless nothing was decided since, and waits for it. */
  void takeLast(
      long sequence,
      Instant now,
      LiveEngine engine,
      Answers answers,
      Snapshotter.Durability durable) {
    snapshotter.close();
    if (sequence > taken) {
      take(sequence, now, engine, answers, durable);
      snapshotter.close();
    }
  }
}
