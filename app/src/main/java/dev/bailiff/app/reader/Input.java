package dev.bailiff.app.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * One thing that lines can be read from.
 *
 * @param name what people call it
 * @param folder the folder it lies in, for the grouping of rotated sets; empty for standard input
 * @param bytes its size as it lies on disk, or -1 if that is not known
 * @param written when it was last written
 * @param asked whether it was named itself, rather than found in a folder
 * @param opener opens it
 */
record Input(
    String name, String folder, long bytes, Instant written, boolean asked, Opener opener) {
  /** Opens the bytes of an input as they lie on disk. */
  interface Opener {
    InputStream open() throws IOException;
  }

  /** A file. */
  static Input file(Path path, String name, boolean asked) throws IOException {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return new Input(
        name,
        parent == null ? "/" : parent.toString(),
        Files.isRegularFile(path) ? Files.size(path) : -1,
        Files.getLastModifiedTime(path).toInstant(),
        asked,
        () -> Files.newInputStream(path));
  }

  /** Standard input. */
  static Input standard(InputStream stream, Instant now) {
    return new Input("-", "", -1, now, true, () -> stream);
  }

  /** Whether it can be opened again after a first look. */
  boolean isRepeatable() {
    return bytes >= 0;
  }

  /** The last part of its name. */
  String fileName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
