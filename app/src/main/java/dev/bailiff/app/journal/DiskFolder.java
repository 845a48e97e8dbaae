package dev.bailiff.app.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A directory of the file system. */
final class DiskFolder implements JournalFolder {
  private static final String LOCK = "lock";

  /**
   * The directories locked by this process. A second attempt must not even open the lock's file: on
   * POSIX, closing any channel to a file releases all locks that the process has on it.
   */
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;

  private DiskFolder(Path directory) {
    this.directory = directory;
  }

  /** Makes the directory if there is none. */
  static DiskFolder at(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      return new DiskFolder(directory.toRealPath());
    } catch (IOException e) {
      throw JournalUnavailableException.unwritable(directory.toString(), e);
    }
  }

  @Override
  public String path() {
    return directory.toString();
  }

  @Override
  public Closeable lock() throws IOException {
    if (!LOCKED_HERE.add(directory)) {
      throw JournalUnavailableException.inUse(path());
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(directory.resolve(LOCK), CREATE, WRITE);
      if (channel.tryLock() == null) {
        throw JournalUnavailableException.inUse(path());
      }
    } catch (IOException e) {
      if (channel != null) {
        channel.close();
      }
      LOCKED_HERE.remove(directory);
      throw e;
    }
    FileChannel held = channel;
    return () -> {
      held.close();
      LOCKED_HERE.remove(directory);
    };
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public JournalFile create(String name) throws IOException {
    return file(name, CREATE_NEW, READ, WRITE);
  }

  @Override
  public JournalFile open(String name) throws IOException {
    return file(name, READ, WRITE);
  }

  @Override
  public JournalFile openToRead(String name) throws IOException {
    return file(name, READ);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(directory.resolve(name));
  }

  @Override
  public void force() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  private JournalFile file(String name, OpenOption... options) throws IOException {
    return new DiskFile(FileChannel.open(directory.resolve(name), options));
  }
}
