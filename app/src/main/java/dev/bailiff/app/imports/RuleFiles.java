package dev.bailiff.app.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.detectors.seclang.text.RuleText;
import dev.bailiff.rules.source.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads files with rules for ModSecurity, and the lists beside them. */
final class RuleFiles {
  /** The most files; the Core Rule Set has 60. */
  static final int MAX_FILES = 500;

  private static final String SETUP = "crs-setup.conf";
  private static final String EXAMPLE = SETUP + ".example";

  private RuleFiles() {}

  /**
   * The files in some folders and in a folder {@code rules} of each. Where nobody has set the Core
   * Rule Set up, its example of that is taken.
   */
  static List<RuleText> read(List<Path> folders) throws IOException {
    Map<String, Path> found = new TreeMap<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
      collect(folder, found);
      if (Files.isDirectory(folder.resolve("rules"))) {
        collect(folder.resolve("rules"), found);
      }
    }
    Path example = found.remove(EXAMPLE);
    if (example != null) {
      found.putIfAbsent(SETUP, example);
    }
    List<RuleText> files = new ArrayList<>();
    for (Map.Entry<String, Path> file : found.entrySet()) {
      files.add(new RuleText(file.getKey(), text(file.getValue())));
    }
    return files;
  }

  private static void collect(Path folder, Map<String, Path> found) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        boolean isRules = name.endsWith(".conf") || name.endsWith(".data") || name.equals(EXAMPLE);
        if (!isRules || !Files.isRegularFile(file)) {
          continue;
        }
        Path before = found.putIfAbsent(name, file);
        if (before != null && !Files.isSameFile(before, file)) {
          throw new IOException("`" + file + "` has the name of `" + before + "`");
        }
        if (found.size() > MAX_FILES) {
          throw new IOException("more than " + MAX_FILES + " files with rules");
        }
      }
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(PolicySource.MAX_FILE_BYTES + 1);
      if (bytes.length > PolicySource.MAX_FILE_BYTES) {
        throw new IOException(
            "`" + file + "` is longer than " + PolicySource.MAX_FILE_BYTES + " bytes");
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("`" + file + "` is not text in UTF-8", e);
    }
  }
}
