package dev.bailiff.detectors.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the lists that detectors carry on the class path: columns parted by tabs, {@code #} begins
 * a comment line.
 */
public final class Listing {
  private Listing() {}

  /** The rows of a list beside a class. */
  public static List<List<String>> rows(Class<?> home, String name) {
    return text(home, name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Arrays.asList(line.split("\t+", -1)))
        .toList();
  }

  /** The text of a resource beside a class. */
  public static String text(Class<?> home, String name) {
    try (InputStream in = home.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + home.getName() + " " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
