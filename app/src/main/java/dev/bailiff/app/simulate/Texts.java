package dev.bailiff.app.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The lists that actors choose from. */
final class Texts {
  static final List<String> WORDS = lines("words.txt");
  static final List<String> NAMES = lines("names.txt");
  static final List<String> DESKTOPS = lines("desktop-agents.txt");
  static final List<String> PHONES = lines("phone-agents.txt");
  static final List<String> PROGRAMS = lines("program-agents.txt");
  static final List<String> SCANNERS = lines("scanner-agents.txt");
  static final List<String> PROBED_PATHS = lines("probed-paths.txt");
  static final List<String> PAYLOADS = lines("payloads.txt");

  private Texts() {}

  private static List<String> lines(String name) {
    try (var in = requireNonNull(Texts.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
