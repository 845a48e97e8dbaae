package dev.bailiff.app.desk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bailiff.casework.appeals.AppealLinks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The key that signs links to appeals, in a file that only its owner reads. */
final class AppealKey {
  private static final String FILE = "appeal.key";

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private AppealKey() {}

  /** Links signed with the key in this folder, which gets one if it has none. */
  static AppealLinks links(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      byte[] key = new byte[AppealLinks.LEAST_KEY_BYTES];
      new SecureRandom().nextBytes(key);
      write(file, key);
    }
    try {
      return new AppealLinks(HexFormat.of().parseHex(Files.readString(file).strip()));
    } catch (IllegalArgumentException broken) {
      throw new IOException(file + " does not hold a key", broken);
    }
  }

  private static void write(Path file, byte[] key) throws IOException {
    Path next = file.resolveSibling(FILE + ".next");
    Files.deleteIfExists(next);
    Files.createFile(next, PRIVATE);
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(HexFormat.of().formatHex(key).getBytes(US_ASCII)));
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
