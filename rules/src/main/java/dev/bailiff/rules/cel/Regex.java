package dev.bailiff.rules.cel;

import com.google.re2j.Pattern;
import java.util.function.Predicate;

/**
 * A regular expression, searched for anywhere in a text in linear time. One without special
 * characters but {@code ^} and {@code $} is searched for as plain text.
 *
 * @param test whether a text matches
 * @param isLiteral whether it is searched for as plain text
 */
record Regex(Predicate<String> test, boolean isLiteral) {
  private static final String SPECIAL = "\\[](){}.*+?|^$";

  static Regex of(Pattern pattern) {
    String source = pattern.pattern();
    boolean starts = source.startsWith("^");
    boolean ends = source.endsWith("$");
    String body =
        source.substring(
            starts ? 1 : 0, Math.max(starts ? 1 : 0, source.length() - (ends ? 1 : 0)));
    if (body.isEmpty() || body.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
      return new Regex(text -> pattern.matcher(text).find(), false);
    }
    if (starts && ends) {
      return new Regex(body::equals, true);
    }
    if (starts) {
      return new Regex(text -> text.startsWith(body), true);
    }
    return new Regex(ends ? text -> text.endsWith(body) : text -> text.contains(body), true);
  }
}
