package dev.bailiff.verify.developertext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Sections of documentation below folders, package by package. A package is a folder that has a
 * file {@code copyright}, as those of Debian below {@code /usr/share/doc} are.
 */
final class Documentation {
  /** Shorter ones are headings, longer ones are cut: people post no books. */
  private static final int SHORTEST = 80;

  private static final int LONGEST = 4_000;

  /** So that no one package speaks for all. */
  private static final int MOST_OF_A_PACKAGE = 250;

  private static final int LARGEST_FILE = 2_000_000;

  private static final Pattern FILE =
      Pattern.compile(
          "(?:.*\\.(?:md|markdown|rst|adoc)(?:\\.txt)?|readme(?:\\.txt)?|.*[_-]readme)(?:\\.gz)?");

  private static final Pattern SECTION =
      Pattern.compile("(?m)^(?=#{1,6}\\s)|(?<=\\n)(?=[^\\n]+\\n(?:={4,}|-{4,}|~{4,})\\n)");

  private final Map<String, Set<String>> sections = new TreeMap<>();
  private int refused;

  /** Adds what is below a folder. */
  void add(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path copyright : files) {
      Path root = copyright.getParent();
      if (root != null && copyright.endsWith("copyright")) {
        if (Licences.arePermissive(copyright)) {
          add(root, files);
        } else {
          refused++;
        }
      }
    }
  }

  /** How many packages were left out, as a licence of theirs is not known to be permissive. */
  int refused() {
    return refused;
  }

  /** The sections of the packages of one half, by a hash of their names. */
  Map<String, List<String>> half(boolean isHeldOut) {
    Map<String, List<String>> half = new TreeMap<>();
    sections.forEach((name, texts) -> {
      if (isHeldOut(name) == isHeldOut) {
        half.put(name, List.copyOf(texts));
      }
    });
    return half;
  }

  /** Whether a package is of the half that nobody looks at. */
  static boolean isHeldOut(String name) {
    try {
      return MessageDigest.getInstance("MD5").digest(name.getBytes(UTF_8))[0] % 2 == 0;
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The sections of one text, each headed by its heading. */
  static List<String> sections(String text) {
    List<String> sections = new ArrayList<>();
    for (String section : SECTION.split(text, -1)) {
      String stripped = section.strip();
      if (stripped.length() >= SHORTEST) {
        sections.add(stripped.substring(0, Math.min(stripped.length(), LONGEST)).strip());
      }
    }
    return sections;
  }

  private void add(Path root, List<Path> files) throws IOException {
    Set<String> known =
        sections.computeIfAbsent(String.valueOf(root.getFileName()), name -> new LinkedHashSet<>());
    for (Path file : files) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      if (file.startsWith(root)
          && FILE.matcher(name).matches()
          && Files.size(file) <= LARGEST_FILE) {
        for (String section : sections(read(file))) {
          if (known.size() < MOST_OF_A_PACKAGE) {
            known.add(section);
          }
        }
      }
    }
    sections.values().removeIf(Set::isEmpty);
  }

  private static String read(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      byte[] bytes = in.readNBytes(LARGEST_FILE);
      String text = new String(bytes, UTF_8);
      return text.indexOf('\ufffd') < 0 ? text : new String(bytes, ISO_8859_1);
    }
  }
}
