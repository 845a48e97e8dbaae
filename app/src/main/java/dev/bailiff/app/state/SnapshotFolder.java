package dev.bailiff.app.state;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;

import dev.bailiff.core.policy.Policy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The snapshots in a directory, of which it keeps the newest few. */
public final class SnapshotFolder {
  /** One to start from, and one more should that be damaged. */
  private static final int KEPT = 2;

  private static final Pattern NAME = Pattern.compile("[0-9]{20}\\.snapshot");
  private static final String UNFINISHED = "unfinished";

  private final Path directory;

  private SnapshotFolder(Path directory) {
    this.directory = directory;
  }

  /** The snapshots of a directory, which is made if need be; nobody else may write them. */
  public static SnapshotFolder open(Path directory) throws IOException {
    Files.createDirectories(directory);
    SnapshotFolder folder = new SnapshotFolder(directory.toRealPath());
    Files.deleteIfExists(folder.unfinished());
    return folder;
  }

  /**
   * Writes a snapshot and then drops those that are not needed any more; returns how many bytes it
   * takes. A failure leaves the earlier ones as they were.
   */
  public synchronized long write(Snapshot snapshot) throws IOException {
    Files.deleteIfExists(unfinished());
    try {
      long bytes = SnapshotWriter.write(snapshot, unfinished());
      Path file = directory.resolve("%020d.snapshot".formatted(snapshot.sequence()));
      Files.move(unfinished(), file, ATOMIC_MOVE);
      force();
      drop();
      return bytes;
    } finally {
      Files.deleteIfExists(unfinished());
    }
  }

  /** Makes tables for a policy from the newest snapshot that is whole, or empty ones. */
  public synchronized Restored restore(Policy policy) throws IOException {
    List<SnapshotDamagedException> refused = new ArrayList<>();
    for (Path file : files().reversed()) {
      try {
        return SnapshotRestore.read(file, policy, refused);
      } catch (SnapshotDamagedException e) {
        refused.add(new SnapshotDamagedException(file + ": " + e.getMessage(), e));
      }
    }
    return new Restored(0, policy.newTables(), Map.of(), refused);
  }

  /**
   * The oldest record that a start may have to read, for retention: the first after the oldest
   * snapshot; empty if there are too few snapshots to drop any record.
   */
  public synchronized OptionalLong firstNeeded() throws IOException {
    List<Path> files = files();
    return files.size() < KEPT
        ? OptionalLong.empty()
        : OptionalLong.of(sequence(files.getFirst()) + 1);
  }

  /** Oldest first. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }

  private static long sequence(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name, 0, name.indexOf('.'), 10);
  }

  private void drop() throws IOException {
    List<Path> files = files();
    for (Path file : files.subList(0, Math.max(0, files.size() - KEPT))) {
      Files.deleteIfExists(file);
    }
  }

  private void force() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  private Path unfinished() {
    return directory.resolve(UNFINISHED);
  }
}
