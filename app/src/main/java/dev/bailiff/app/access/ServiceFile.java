package dev.bailiff.app.access;

import dev.bailiff.casework.access.KeyText;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running service leaves in its folder for commands on the same machine: where it listens
 * and a key that admits to everything. Only the owner of the folder can read it, and who can do
 * that can read and write all that the service keeps.
 *
 * @param url where the service listens
 * @param key the operator's key, drawn anew at each start
 * @param certificate the file with the certificate that it answers with, if it has one
 */
public record ServiceFile(URI url, KeyText key, Optional<Path> certificate) {
  private static final String NAME = "service.json";
  private static final long MAX_BYTES = 64 << 10;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the service with this folder left there, if it did. */
  public static Optional<ServiceFile> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("`" + file + "` is too large to be of a service");
      }
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      return Optional.of(
          new ServiceFile(
              URI.create(node.path("url").asString("")),
              new KeyText(node.path("key").asString("")),
              Optional.of(node.path("certificate").asString(""))
                  .filter(it -> !it.isEmpty())
                  .map(Path::of)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (JacksonException | IllegalArgumentException wrong) {
      throw new IOException("`" + file + "` is not what a service wrote", wrong);
    }
  }

  /** Leaves it in the folder, in place of what was there. */
  public void write(Path folder) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("url", url.toString());
    members.put("key", key.secret());
    certificate.ifPresent(it -> members.put("certificate", it.toString()));
    Path fresh = folder.resolve(NAME + ".new");
    Files.deleteIfExists(fresh);
    FileAttribute<?>[] mine = onlyMine(folder);
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(members));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away what this service left, and not what another has left since. */
  public void remove(Path folder) throws IOException {
    if (read(folder).filter(this::equals).isPresent()) {
      Files.deleteIfExists(folder.resolve(NAME));
    }
  }

  private static FileAttribute<?>[] onlyMine(Path folder) throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
