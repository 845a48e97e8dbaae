package dev.bailiff.casework.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Embedded databases in a temporary folder, for as long as this process lives. */
final class SqliteFolder {
  private static final Path FOLDER = folder();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private SqliteFolder() {}

  static DatabaseSpec.Embedded emptyDatabase() {
    return new DatabaseSpec.Embedded(FOLDER.resolve("test" + DATABASES.incrementAndGet() + ".db"));
  }

  /** One with our tables, copied from one that was opened before. */
  static DatabaseSpec.Embedded newDatabase() {
    DatabaseSpec.Embedded copy = emptyDatabase();
    try {
      Files.copy(Migrated.DATABASE.file(), copy.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("bailiff-casework");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closing the only connection has written the log into the file. */
  private static final class Migrated {
    static final DatabaseSpec.Embedded DATABASE = emptyDatabase();

    static {
      Database.open(DATABASE).close();
    }
  }
}
