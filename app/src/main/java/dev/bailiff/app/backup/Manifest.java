package dev.bailiff.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup consists of.
 *
 * @param files the SHA-256 of each file by its path in the backup
 */
record Manifest(Map<String, String> files) {
  private static final String NAME = "backup.json";
  private static final int FORMAT = 1;
  private static final long MAX_BYTES = 16 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Manifest {
    files = Map.copyOf(files);
  }

  /** Of the files that lie in a folder now. */
  static Manifest of(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), sha256(file));
      }
    }
    files.remove(NAME);
    return new Manifest(files);
  }

  void write(Path folder) throws IOException {
    Files.write(
        folder.resolve(NAME),
        JSON.writeValueAsBytes(Map.of("format", FORMAT, "files", new TreeMap<>(files))));
  }

  /** The manifest of the backup in a folder. */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      throw new IOException("`" + folder + "` is no backup: it has no " + NAME);
    }
    try {
      JsonNode read = JSON.readTree(Files.readAllBytes(file));
      if (read.path("format").asInt(0) != FORMAT) {
        throw new IOException("`" + file + "` is of another version");
      }
      Map<String, String> files = new TreeMap<>();
      read.path("files").forEachEntry((name, digest) -> files.put(name, digest.asString("")));
      return new Manifest(files);
    } catch (JacksonException e) {
      throw new IOException("`" + file + "` is damaged", e);
    }
  }

  /** Whether these are the same files with the same bytes. */
  void require(Manifest found) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      String digest = found.files.get(file.getKey());
      if (digest == null) {
        throw new IOException("`" + file.getKey() + "` is missing from the backup");
      }
      if (!digest.equals(file.getValue())) {
        throw new IOException("`" + file.getKey() + "` is not as it was backed up");
      }
    }
    if (found.files.size() > files.size()) {
      throw new IOException("the backup holds files that do not belong to it");
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digesting =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }
}
