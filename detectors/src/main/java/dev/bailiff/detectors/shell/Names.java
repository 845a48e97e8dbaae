package dev.bailiff.detectors.shell;

import dev.bailiff.detectors.matching.Listing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of commands. */
final class Names {
  /** What a name is apart from a command. */
  enum Kind {
    TOOL,
    LANGUAGE,
    WORD,
    UNKNOWN
  }

  private static final Map<String, Set<String>> LISTS = lists();

  static final Set<String> PREFIXES = list("prefix");
  static final Set<String> INTERPRETERS = list("interpreter");

  /** What scripts in browsers put between a dollar sign and parentheses. */
  static final Set<String> SCRIPT_OBJECTS = list("script-object");

  /** What people choose between: {@code true|false}. */
  static final Set<String> ANSWERS = list("answer");

  private static final Set<String> TOOLS = list("tool");
  private static final Set<String> LANGUAGES = list("language");
  private static final Set<String> WORDS = list("word");

  /** The kind of each name; of one in several lists the first. */
  private static final Map<String, Kind> KINDS = kinds();

  /** Patterns longer than this are not tried against names, which are shorter. */
  private static final int MAX_GLOB = 24;

  private Names() {}

  static Kind kind(String name) {
    String plain = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    if (plain.isEmpty() || Lexer.isLetter(plain.charAt(plain.length() - 1))) {
      return KINDS.getOrDefault(plain, Kind.UNKNOWN);
    }
    if (TOOLS.contains(plain)) {
      return Kind.TOOL;
    }
    if (LANGUAGES.contains(withoutVersion(plain))) {
      return Kind.LANGUAGE;
    }
    return WORDS.contains(plain)
        ? Kind.WORD
        : TOOLS.contains(withoutVersion(plain)) ? Kind.TOOL : Kind.UNKNOWN;
  }

  /** Whether a name has signs that stand for others, and a command's name fits it. */
  static boolean isGlobOfCommand(String name) {
    int letters = 0;
    int signs = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      letters += c >= 'a' && c <= 'z' ? 1 : 0;
      signs += c == '?' || c == '*' || c == '[' ? 1 : 0;
    }
    if (signs == 0 || letters == 0 || name.length() > MAX_GLOB) {
      return false;
    }
    for (Set<String> names : List.of(TOOLS, LANGUAGES, WORDS)) {
      for (String candidate : names) {
        if (candidate.length() > 1 && Glob.fits(name, candidate)) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@code gcc7.4} and {@code python3.11} without their numbers. */
  private static String withoutVersion(String name) {
    int end = name.length();
    while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || name.charAt(end - 1) == '.')) {
      end--;
    }
    return end > 1 ? name.substring(0, end) : name;
  }

  private static Set<String> list(String kind) {
    return Set.copyOf(LISTS.getOrDefault(kind, Set.of()));
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    WORDS.forEach(name -> kinds.put(name, Kind.WORD));
    LANGUAGES.forEach(name -> kinds.put(name, Kind.LANGUAGE));
    TOOLS.forEach(name -> kinds.put(name, Kind.TOOL));
    return kinds;
  }

  private static Map<String, Set<String>> lists() {
    Map<String, Set<String>> lists = new HashMap<>();
    for (List<String> row : Listing.rows(Names.class, "commands.txt")) {
      lists
          .computeIfAbsent(row.getFirst(), kind -> new HashSet<>())
          .addAll(row.subList(1, row.size()));
    }
    return lists;
  }
}
