package dev.bailiff.app.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.bailiff.casework.store.DatabaseSpec;
import dev.bailiff.casework.store.EmbeddedCopy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies what a service keeps in its folder, while it goes on.
 *
 * <p>The parts are copied in an order in which each may lag behind those after it, as after a
 * crash: offsets and snapshots, then the database, then the journal, whose copy so holds all that
 * the others rest on. Segments are copied from the newest to the oldest, so that one that is
 * dropped meanwhile leaves no gap. What is torn at the journal's end is cut off when it is opened.
 */
final class Backup {
  private static final String BACKUPS = "backups";
  private static final String JOURNAL = "journal";

  /** Folders that lag behind the journal, in the order in which they are copied. */
  private static final List<String> FOLDERS = List.of("tail", "snapshots");

  /** What only a running service has. */
  private static final Set<String> LEFT_OUT = Set.of("service.json", "service.json.new", "lock");

  private Backup() {}

  /** Makes a backup below the service's folder; where it is. */
  static Path take(Path data, DatabaseSpec.Embedded database, Instant now) throws IOException {
    String name = now.truncatedTo(ChronoUnit.MILLIS).toString().replace(':', '-');
    Path backups = Files.createDirectories(data.resolve(BACKUPS));
    Path part = Files.createDirectory(backups.resolve(name + ".part"));
    boolean done = false;
    try {
      copy(data, database, part);
      Manifest.of(part).write(part);
      force(part);
      Path backup = Files.move(part, backups.resolve(name), ATOMIC_MOVE);
      done = true;
      return backup;
    } finally {
      if (!done) {
        delete(part);
      }
    }
  }

  private static void copy(Path data, DatabaseSpec.Embedded database, Path part)
      throws IOException {
    String file = String.valueOf(database.file().getFileName());
    for (Path each : files(data)) {
      if (!String.valueOf(each.getFileName()).startsWith(file)) {
        copyIfThere(each, part);
      }
    }
    for (String folder : FOLDERS) {
      copyFolder(data, folder, part);
    }
    EmbeddedCopy.write(database, part.resolve(file));
    copyFolder(data, JOURNAL, part);
  }

  private static void copyFolder(Path data, String name, Path part) throws IOException {
    if (Files.isDirectory(data.resolve(name))) {
      Path target = Files.createDirectory(part.resolve(name));
      for (Path each : files(data.resolve(name))) {
        copyIfThere(each, target);
      }
    }
  }

  /** The files in a folder by name, the last first. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !LEFT_OUT.contains(String.valueOf(file.getFileName())))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private static void copyIfThere(Path file, Path folder) throws IOException {
    try {
      Files.copy(file, folder.resolve(String.valueOf(file.getFileName())), COPY_ATTRIBUTES);
    } catch (NoSuchFileException dropped) {
      // it was not needed any more
    }
  }

  /**
   * Puts a backup in place of a folder that is empty or not there; how many files it has.
   *
   * @throws IOException if the backup is not whole, or the folder is not empty
   */
  static int restore(Path backup, Path data) throws IOException {
    Manifest manifest = Manifest.read(backup);
    manifest.require(Manifest.of(backup));
    Files.createDirectories(data);
    try (Stream<Path> there = Files.list(data)) {
      if (there.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(data.toString());
      }
    }
    for (String name : manifest.files().keySet()) {
      Path target = data.resolve(name).normalize();
      if (!target.startsWith(data.normalize())) {
        throw new IOException("`" + name + "` leads out of the folder");
      }
      Files.createDirectories(target.getParent());
      Files.copy(backup.resolve(name), target, COPY_ATTRIBUTES);
    }
    force(data);
    return manifest.files().size();
  }

  private static void force(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
