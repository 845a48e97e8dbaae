package dev.bailiff.detectors.shell;

import java.util.Locale;

/**
 * Tells texts in which no command can begin, before they are read as a shell would read them.
 *
 * <p>A command begins a text or stands after a sign. What stands there in prose is a word that
 * names no program; a word with any sign in it may be one in disguise. Sure only of what it denies.
 */
final class Beginnings {
  /** Signs after which a command may stand. */
  private static final String SIGNS = ";|&`(){}<>\n\r!";

  private static final int ASCII = 128;
  private static final boolean[] ENDS_WORD = new boolean[ASCII];
  private static final boolean[] IN_PATH = new boolean[ASCII];

  static {
    for (char c = 0; c <= ' '; c++) {
      ENDS_WORD[c] = true;
    }
    SIGNS.chars().forEach(c -> ENDS_WORD[c] = true);
    "$\\/:'\"".chars().forEach(c -> IN_PATH[c] = true);
  }

  /** Longer than the name of any program. */
  private static final int MAX_NAME = 32;

  private Beginnings() {}

  /** Whether a command may begin somewhere in a text, which may stand in quotes itself. */
  static boolean canBeIn(String text, boolean afterQuotes) {
    boolean isAhead = true;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < ASCII && ENDS_WORD[c]) {
        boolean isBlank = c <= ' ' && c != '\n' && c != '\r';
        if (!isBlank && isTelling(text, at, c)) {
          return true;
        }
        isAhead |= !isBlank;
        at++;
      } else {
        int start = at;
        boolean isOdd = false;
        while (at < text.length() && !(text.charAt(at) < ASCII && ENDS_WORD[text.charAt(at)])) {
          isOdd |= text.charAt(at) < ASCII && IN_PATH[text.charAt(at)];
          at++;
        }
        if ((isAhead && canBegin(text, start, at))
            || (isOdd && isPath(text, start, at))
            || (isOdd && afterQuotes && canBeginInQuotes(text, start, at))) {
          return true;
        }
        isAhead = isOdd && afterQuotes && isQuote(text.charAt(at - 1));
      }
    }
    return false;
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  /** Whether what stands after a quote in a word may be a command. */
  private static boolean canBeginInQuotes(String text, int start, int end) {
    for (int i = start; i < end - 1; i++) {
      if (isQuote(text.charAt(i)) && canBegin(text, i + 1, end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a sign is of a kind that only shells have before a parenthesis or a word. */
  private static boolean isTelling(String text, int at, char c) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    return ((c == '<' || c == '>') && next == '(')
        || (c == '<' && next == '<' && text.startsWith("<<<", at));
  }

  /** Whether a word has a dollar sign, or a path of a kind that intruders ask for. */
  private static boolean isPath(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      char before = i == start ? ' ' : text.charAt(i - 1);
      if (c == '$' || c == '\\' || (c == '/' && !Character.isLetterOrDigit(before))) {
        boolean isAfterScheme = c == '/' && (before == ':' || before == '/');
        if (!isAfterScheme && !(c == '/' && i == start && i > 0 && text.charAt(i - 1) == '<')) {
          return true;
        }
      }
      if (c == ':' && i == start + 1 && Character.isLetter(before)) {
        return true; // the letter of a drive
      }
    }
    return false;
  }

  /** Whether a word that stands where commands do may be one. */
  private static boolean canBegin(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isQuote(text.charAt(start))) {
      start++;
    }
    while (end > start && ".,:;?'\"".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int letters = lettersEnd(text, start, end);
    if (letters < end) {
      boolean isApostrophe = start == from && text.charAt(letters) == '\'' && end - letters <= 3;
      return !isApostrophe || lettersEnd(text, letters + 1, end) < end; // it's, we're
    }
    if (end - start > MAX_NAME) {
      return false;
    }
    String name = text.substring(start, end).toLowerCase(Locale.ROOT);
    return Names.kind(name) != Names.Kind.UNKNOWN || Names.PREFIXES.contains(name);
  }

  private static int lettersEnd(String text, int from, int to) {
    int end = from;
    while (end < to
        && (Character.isLetterOrDigit(text.charAt(end)) || "-_.".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }
}
