package dev.bailiff.detectors.request;

import dev.bailiff.core.service.FieldPurpose;
import java.util.Set;

/**
 * What a value is for as far as its name and its look tell, where nobody has said it.
 *
 * <p>Text is what has many words that are no words of a query language, or several lines. An
 * attacker can write such a text around an attack string, but hardly one that also ends the literal
 * that it is put into.
 */
final class Guess {
  /** The most characters that are looked at to tell. */
  private static final int MAX_LOOK = 2_048;

  private static final int WORDS_OF_PROSE = 6;
  private static final int WORDS_OF_A_TITLE = 3;

  private static final Set<String> TEXT_NAMES =
      Set.of(
          "description",
          "comment",
          "body",
          "message",
          "text",
          "content",
          "note",
          "notes",
          "summary",
          "title",
          "subject",
          "bio",
          "about",
          "review",
          "abstract",
          "reason",
          "feedback",
          "question",
          "answer",
          "markdown",
          "html",
          "snippet",
          "code",
          "script",
          "changelog",
          "steps",
          "environment",
          "readme",
          "wiki",
          "excerpt",
          "caption",
          "headline");

  private static final Set<String> QUERY_NAMES =
      Set.of("jql", "cql", "soql", "kql", "promql", "$filter", "$orderby");

  /** Words that queries and programs have in common with English, and so tell nothing. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "select", "union", "from", "where", "and", "or", "null", "order", "by", "having", "like",
          "insert", "into", "values", "update", "set", "delete", "drop", "table", "all", "case",
          "when", "then", "else", "end", "as", "is", "in", "not", "between", "limit", "group",
          "sleep", "exec", "cat", "echo", "script", "alert", "delay", "waitfor", "true", "false");

  private static final int LONGEST_NEUTRAL = 8;
  private static final String[][] NEUTRAL_BY_LETTER = byLetter(NEUTRAL);

  private Guess() {}

  /** What a value is for; a label is known to have been given a name or title. */
  static FieldPurpose of(Value value, boolean isLabel) {
    String name = value.foldedName();
    if (QUERY_NAMES.contains(name)) {
      return FieldPurpose.QUERY;
    }
    if (value.place() == Place.FILE_NAME) {
      return FieldPurpose.FILE_NAME;
    }
    FieldPurpose otherwise = isLabel ? FieldPurpose.LABEL : FieldPurpose.UNKNOWN;
    if (!canBeText(value.place())) {
      return otherwise;
    }
    String text = value.view().text();
    if (text.contains("```")) {
      return FieldPurpose.CODE;
    }
    int lines = lines(text);
    int words = words(text);
    boolean isNamed = isLabel || value.place() == Place.BODY || TEXT_NAMES.contains(name);
    if (words >= (isNamed ? WORDS_OF_A_TITLE : WORDS_OF_PROSE)) {
      return FieldPurpose.FREE_TEXT;
    }
    if (lines >= (isNamed ? 2 : 4) && words >= 2) {
      return FieldPurpose.CODE;
    }
    return isUrl(text) ? FieldPurpose.URL : otherwise;
  }

  private static boolean canBeText(Place place) {
    return switch (place) {
      case QUERY, FORM, PART, JSON, XML, GRAPHQL, BODY -> true;
      case PATH, NAME, REFERRER, AGENT, HEADER, COOKIE, FILE_NAME -> false;
    };
  }

  private static int lines(String text) {
    int lines = 1;
    for (int i = text.indexOf('\n'); i >= 0 && lines < 8; i = text.indexOf('\n', i + 1)) {
      lines++;
    }
    return lines;
  }

  /** How many words stand between blanks, with no more than punctuation or quotes around them. */
  private static int words(String text) {
    int length = Math.min(text.length(), MAX_LOOK);
    int words = 0;
    int start = 0;
    while (start < length && words < WORDS_OF_PROSE) {
      while (start < length && (text.charAt(start) <= ' ' || isBefore(text.charAt(start)))) {
        start++;
      }
      int end = start;
      while (end < length && Character.isLetter(text.charAt(end))) {
        end++;
      }
      int stop = end;
      while (stop < length && isAfter(text.charAt(stop))) {
        stop++;
      }
      boolean isAlone = stop == length || text.charAt(stop) <= ' ';
      if (isAlone && end - start >= 2 && !isNeutral(text, start, end)) {
        words++;
      }
      start = stop;
      while (start < length && text.charAt(start) > ' ') {
        start++;
      }
    }
    return words;
  }

  private static boolean isBefore(char c) {
    return c == '`' || c == '"' || c == '\'' || c == '(' || c == '*' || c == '[';
  }

  private static boolean isAfter(char c) {
    return ".,:;?!)`\"'*]".indexOf(c) >= 0;
  }

  private static boolean isNeutral(String text, int start, int end) {
    char first = text.charAt(start);
    if (end - start > LONGEST_NEUTRAL || first >= 128) {
      return false;
    }
    for (String word : NEUTRAL_BY_LETTER[first | 32]) {
      if (word.length() == end - start && text.regionMatches(true, start, word, 0, end - start)) {
        return true;
      }
    }
    return false;
  }

  private static String[][] byLetter(Set<String> words) {
    String[][] byLetter = new String[128][];
    for (int letter = 0; letter < byLetter.length; letter++) {
      char first = (char) letter;
      byLetter[letter] =
          words.stream().filter(word -> word.charAt(0) == first).toArray(String[]::new);
    }
    return byLetter;
  }

  private static boolean isUrl(String text) {
    int colon = text.indexOf("://");
    return colon > 0 && colon < 16 && text.indexOf(' ') < 0;
  }
}
