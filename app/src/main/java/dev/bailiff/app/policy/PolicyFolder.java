package dev.bailiff.app.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.rules.source.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the policy in a folder. */
public final class PolicyFolder {
  /** A clause's folder, its files, and what may have strayed below them. */
  private static final int DEPTH = 3;

  private PolicyFolder() {}

  /** The texts of all policy files in the folder; hidden files and other kinds are passed over. */
  public static PolicySource read(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder, DEPTH)) {
      for (Path file : paths.filter(path -> isPolicyFile(folder, path)).sorted().toList()) {
        if (texts.size() > PolicySource.MAX_FILES) {
          break; // the loader says that there are too many
        }
        texts.put(name(folder, file), text(file, PolicySource.mostBytes(name(folder, file))));
      }
    }
    return PolicySource.of(texts);
  }

  private static boolean isPolicyFile(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    var name = name(folder, file);
    return Files.isRegularFile(file)
        && (name.endsWith(".yaml")
            || name.endsWith(".yml")
            || name.endsWith(".md")
            || name.endsWith(".json")
            || ImportedFiles.isOne(name));
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** One byte past the limit is enough for the loader to say that a file is too long. */
  private static String text(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("`" + file + "` is not text in UTF-8", e);
    }
  }
}
