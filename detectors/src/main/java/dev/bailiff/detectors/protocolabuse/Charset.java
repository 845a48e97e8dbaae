package dev.bailiff.detectors.protocolabuse;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Character sets: those that requests are sent in, and those that hide letters from filters. */
final class Charset {
  private static final Set<String> USUAL =
      Set.of(
          "utf-8",
          "utf8",
          "iso-8859-1",
          "iso-8859-15",
          "windows-1252",
          "cp1252",
          "us-ascii",
          "ascii",
          "latin1");

  /** In these ASCII letters are other bytes than in ASCII, or other letters stand for them. */
  private static final List<String> HIDING =
      List.of("ibm", "cp", "utf-7", "utf7", "utf-16", "utf-32", "ebcdic", "iso-2022", "hz-", "ucs");

  private Charset() {}

  /** How odd a name is, or 0. */
  static double oddity(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (USUAL.contains(lower)) {
      return 0;
    }
    return HIDING.stream().anyMatch(lower::startsWith) ? 0.7 : 0.35;
  }
}
