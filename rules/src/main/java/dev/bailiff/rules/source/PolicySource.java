package dev.bailiff.rules.source;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a policy by name, such as {@code 1.1-integrity-probing/rules.yaml}. Whoever makes
 * one reads the files; nothing here touches a disk.
 */
public final class PolicySource {
  /** The most files of one policy: four for each of a thousand clauses. */
  public static final int MAX_FILES = 4_000;

  /** The most bytes of one file: far beyond what a person writes, small enough to read at once. */
  public static final int MAX_FILE_BYTES = 1 << 20;

  /** What the names of files begin with that hold rules of another program. */
  public static final String IMPORTED = "detectors/crs/";

  /** The most bytes of one description of an interface, which programs write. */
  private static final int MAX_DESCRIPTION_BYTES = 8 << 20;

  private static final String DESCRIPTIONS = "openapi/";

  private final Map<String, SourceText> files;

  private PolicySource(Map<String, SourceText> files) {
    this.files = Collections.unmodifiableMap(files);
  }

  /** The source with these texts by file name; names use {@code /} between folder and file. */
  public static PolicySource of(Map<String, String> texts) {
    Map<String, SourceText> files = new TreeMap<>(FileNames.ORDER);
    texts.forEach((name, text) -> files.put(name, new SourceText(name, text)));
    return new PolicySource(files);
  }

  /** The most bytes of the file with this name. */
  public static int mostBytes(String file) {
    return file.startsWith(DESCRIPTIONS) ? MAX_DESCRIPTION_BYTES : MAX_FILE_BYTES;
  }

  /** All files in order of their names. */
  public Collection<SourceText> files() {
    return files.values();
  }

  /** The file with this name. */
  public Optional<SourceText> file(String name) {
    return Optional.ofNullable(files.get(name));
  }
}
