package dev.bailiff.verify.developertext;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by the copyright file of a Debian package whether its texts are permissively licensed. */
final class Licences {
  private static final Pattern LICENCE = Pattern.compile("(?m)^License:\\s*(\\S.*)$");

  private static final List<String> PERMISSIVE =
      List.of(
          "apache",
          "mit",
          "expat",
          "bsd",
          "isc",
          "psf",
          "python",
          "zlib",
          "unlicense",
          "cc0",
          "0bsd",
          "public-domain",
          "boost",
          "bsl",
          "postgresql",
          "curl");

  private Licences() {}

  /** Whether every licence that the file names is permissive, and it names one. */
  static boolean arePermissive(Path copyright) throws IOException {
    return arePermissive(Files.readString(copyright, StandardCharsets.ISO_8859_1));
  }

  static boolean arePermissive(String copyright) {
    Matcher named = LICENCE.matcher(copyright);
    boolean any = false;
    while (named.find()) {
      String name = named.group(1).toLowerCase(Locale.ROOT);
      // Debian's own files are under the GPL nearly everywhere, and none of them is read here
      if (!name.startsWith("gpl") && PERMISSIVE.stream().noneMatch(name::contains)) {
        return false;
      }
      any |= !name.startsWith("gpl");
    }
    return any;
  }
}
