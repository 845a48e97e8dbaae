package dev.bailiff.app.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder in which a service keeps everything, events of people among it. */
final class OwnFolder {
  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

  private OwnFolder() {}

  /** Makes the folder for nobody else to read; one that is there stays as somebody has made it. */
  static void make(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
      if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
        Files.createDirectory(absolute, PosixFilePermissions.asFileAttribute(MINE));
        return;
      }
    }
    Files.createDirectories(absolute);
  }
}
