package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.detectors.protocolabuse.MediaType.Notes;
import java.util.Locale;

/** The names in the disposition of a part: the field's, and the file's. */
final class PartNames {
  /** More names in one line than this say nothing new. */
  private static final int MOST_NAMES = 8;

  private PartNames() {}

  /** The name of the field that a line of disposition gives, or empty. */
  static String name(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("name=");
    while (at > 0 && Character.isLetter(lower.charAt(at - 1))) {
      at = lower.indexOf("name=", at + 1);
    }
    return at < 0 ? "" : value(line, at + 5);
  }

  /** Looks at a disposition. */
  static void look(String value, Notes notes) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("form-data") && !lower.startsWith("attachment")) {
      notes.note("disposition", 0.3);
    }
    int names = 0;
    int files = 0;
    int at = lower.indexOf("name");
    for (; at >= 0 && names + files < MOST_NAMES; at = lower.indexOf("name", at + 4)) {
      boolean isFile = at >= 4 && lower.startsWith("file", at - 4);
      int equals = afterName(lower, at + 4);
      if (equals < 0 || !isParameter(lower, isFile ? at - 4 : at)) {
        continue;
      }
      names += isFile ? 0 : 1;
      files += isFile ? 1 : 0;
      signs(value(value, equals), isFile, notes);
    }
    if (names > 1 || files > 1) {
      boolean isStarred = lower.contains("name*");
      notes.note("two-names", isStarred ? 0.3 : 0.6);
    }
  }

  /** Where the value begins, if a name with or without a star and an equals sign end here. */
  private static int afterName(String lower, int from) {
    int at = from;
    while (at < lower.length() && (lower.charAt(at) == '*' || lower.charAt(at) == ' ')) {
      at++;
    }
    return at < lower.length() && lower.charAt(at) == '=' ? at + 1 : -1;
  }

  private static boolean isParameter(String lower, int start) {
    return start == 0 || lower.charAt(start - 1) == ' ' || lower.charAt(start - 1) == ';';
  }

  private static void signs(String name, boolean isFile, Notes notes) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"' || c == '\\' || c < ' ' || c == 0x7f) {
        notes.note("sign-in-part-name", 0.4);
      } else if (c == ';' || c == '=' || (c == '\'' && !isFile)) {
        notes.note("sign-in-part-name", isFile ? 0.2 : 0.35);
      }
    }
  }

  /** The value from an index on: to the quote that ends it, or the semicolon. */
  private static String value(String text, int from) {
    int start = from;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    if (start < text.length() && text.charAt(start) == '"') {
      int close = start + 1;
      while (close < text.length() && !isClosing(text, close)) {
        close++;
      }
      return text.substring(start + 1, close);
    }
    int end = text.indexOf(';', start);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }

  /** A quote that ends a value is followed by the next parameter or nothing. */
  private static boolean isClosing(String text, int at) {
    if (text.charAt(at) != '"') {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return next == text.length() || text.charAt(next) == ';';
  }
}
