package dev.bailiff.detectors.calls;

import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.matching.Listing;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Recognises a call by a name before an opening parenthesis and what begins after it. Between name
 * and parenthesis PHP allows blanks and comments.
 */
public final class FunctionCalls implements AttackClass {
  private static final String NAME = "php-injection";

  /** No function has a longer name, and no comment within a call is worth reading further. */
  private static final int MAX_NAME = 64;

  private static final Set<String> NAMES = list("name");
  private static final Set<String> PREFIXES = list("prefix");
  private static final Set<String> WORDS = list("word");

  @Override
  public SignalSpec signal() {
    return new SignalSpec(NAME, "code for PHP; which form of it");
  }

  @Override
  public List<String> literals() {
    return List.of("(");
  }

  @Override
  public void look(Value value, View view, Findings findings) {
    String text = view.folded();
    for (int at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
      int end = nameEnd(text, at);
      int start = end;
      while (start > 0 && end - start <= MAX_NAME && isNameSign(text.charAt(start - 1))) {
        start--;
      }
      int variable = Variables.start(text, end);
      if (variable >= 0) {
        double score = Variables.score(text, variable, end);
        if (score > findings.score(NAME)) {
          findings.found(
              NAME, "variable-call", score, value, view, view.foldedEvidence(variable, at + 1));
        }
      } else if (end > start) {
        double score = score(text, start, end, at);
        if (score > findings.score(NAME)) {
          String form = score >= 0.7 ? "function-call" : "worded-call";
          findings.found(NAME, form, score, value, view, view.foldedEvidence(start, at + 1));
        }
      }
    }
  }

  private static double score(String text, int start, int end, int open) {
    String name = text.substring(start, end);
    boolean isTight = end == open;
    char first = first(text, open + 1);
    boolean isArgument = "'\"$@[)\0".indexOf(first) >= 0;
    if (NAMES.contains(name) || hasPrefix(name) || endsWithName(name)) {
      return isArgument || isTight ? 0.75 : 0.4;
    }
    boolean isMethod =
        start > 0 && (text.charAt(start - 1) == '.' || text.charAt(start - 1) == '>');
    if (!WORDS.contains(name) || isMethod) {
      return 0;
    }
    if (first == '$' || (isArgument && !isTight && first != ')' && first != 0)) {
      return 0.65;
    }
    return isTight ? (first == '\'' || first == '"' ? 0.6 : 0.45) : isArgument ? 0.4 : 0.3;
  }

  private static boolean hasPrefix(String name) {
    int underscore = name.indexOf('_');
    return (underscore > 0 && PREFIXES.contains(name.substring(0, underscore + 1)))
        || (name.startsWith("gz") && name.length() > 4)
        || name.startsWith("imagecreatefrom");
  }

  /** Letters that an attacker puts before a name do not change what a filter should see. */
  private static boolean endsWithName(String name) {
    for (int i = 1; i <= 4 && i < name.length(); i++) {
      String rest = name.substring(i);
      if (rest.length() > 5 && (NAMES.contains(rest) || hasPrefix(rest))) {
        return true;
      }
    }
    return false;
  }

  /** Where the name before a parenthesis ends, past blanks and comments to the end of a line. */
  private static int nameEnd(String text, int open) {
    int at = blanks(text, open);
    int line = Math.max(0, open - MAX_NAME);
    if (at < open && hasBreak(text, at, open)) {
      for (int i = at - 1; i >= line; i--) {
        char c = text.charAt(i);
        boolean isComment = c == '#' || (c == '/' && i > 0 && text.charAt(i - 1) == '/');
        if (isComment) {
          return blanks(text, c == '#' ? i : i - 1);
        }
        if (c == '\n') {
          break;
        }
      }
    }
    return at;
  }

  private static boolean hasBreak(String text, int from, int to) {
    int at = text.indexOf('\n', from);
    return at >= 0 && at < to;
  }

  private static int blanks(String text, int end) {
    int at = end;
    while (at > 0 && end - at < MAX_NAME && text.charAt(at - 1) <= ' ') {
      at--;
    }
    return at;
  }

  private static char first(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < MAX_NAME && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isNameSign(char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9');
  }

  private static Set<String> list(String kind) {
    Set<String> names = new HashSet<>();
    for (List<String> row : Listing.rows(FunctionCalls.class, "functions.txt")) {
      if (row.getFirst().equals(kind)) {
        names.addAll(row.subList(1, row.size()));
      }
    }
    return Set.copyOf(names);
  }
}
