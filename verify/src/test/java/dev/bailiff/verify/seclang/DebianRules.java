package dev.bailiff.verify.seclang;

import dev.bailiff.detectors.seclang.rules.RuleSet;
import dev.bailiff.detectors.seclang.rules.RuleSetReader;
import dev.bailiff.detectors.seclang.text.RuleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Core Rule Set as Debian packages it ({@code modsecurity-crs}). */
final class DebianRules {
  static final Path SETUP = Path.of("/etc/modsecurity/crs");
  static final Path RULES = Path.of("/usr/share/modsecurity-crs/rules");

  private DebianRules() {}

  static boolean areInstalled() {
    return Files.isDirectory(RULES);
  }

  /** Has all rules up to a level run, before they say which do by themselves. */
  static String level(int level) {
    return "SecAction \"id:899999,phase:1,pass,nolog,setvar:tx.paranoia_level=%d\"%n"
        .formatted(level);
  }

  /** The rules at a paranoia level. */
  static RuleSet read(int level) throws IOException {
    List<RuleText> files = new ArrayList<>();
    files.add(new RuleText("0-level.conf", level(level)));
    for (Path folder : List.of(SETUP, RULES)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path file : all.sorted().toList()) {
          String name = String.valueOf(file.getFileName());
          if (name.endsWith(".conf") || name.endsWith(".data")) {
            files.add(new RuleText(name, Files.readString(file)));
          }
        }
      }
    }
    return RuleSetReader.read(files);
  }
}
