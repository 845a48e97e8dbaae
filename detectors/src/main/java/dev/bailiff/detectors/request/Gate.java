package dev.bailiff.detectors.request;

import dev.bailiff.detectors.decoding.Base64Text;

/**
 * Tells values in which there can be no attack string, by one look at each character.
 *
 * <p>Such a value is short and made of letters, digits and a few signs, without a dot before all,
 * {@code ..}, {@code --} and a blank before a hyphen, and has no long token that could be a text in
 * base64 or is the name of a class that runs what it is given.
 */
final class Gate {
  /** Most names, identifiers and dates; longer ones are worth the longer look. */
  static final int MAX_LENGTH = 64;

  private static final int ASCII = 128;
  private static final boolean[] WORD = plain("");
  private static final boolean[] VALUE = plain(" _.,-:");
  private static final boolean[] FORM_VALUE = plain(" _.,-+@:");
  private static final boolean[] HEADER = plain(" _.,-/;=:+*()?!");
  private static final boolean[] REFERRER = plain(" _.,-/;=:+*()?!&~@#%");
  private static final boolean[] PATH = plain("/-_.~,=&@?:+!");

  private Gate() {}

  /** Whether the value between two indexes is plain. */
  static boolean isPlain(Place place, String text, int start, int end) {
    return switch (place) {
      case PATH -> only(PATH, text, start, end, Integer.MAX_VALUE);
      case AGENT, HEADER ->
          only(HEADER, text, start, end, Integer.MAX_VALUE) && !hasPath(text, start, end);
      case QUERY, FORM, COOKIE, NAME -> only(FORM_VALUE, text, start, end, MAX_LENGTH);
      case REFERRER ->
          only(REFERRER, text, start, end, Integer.MAX_VALUE) && hidesNothing(text, start, end);
      case FILE_NAME -> false;
      case PART, JSON, XML, GRAPHQL, BODY -> only(VALUE, text, start, end, MAX_LENGTH);
    };
  }

  private static boolean only(boolean[] plain, String text, int start, int end, int most) {
    boolean isDotted = start < end && text.charAt(start) == '.';
    if (end - start > most || isDotted) {
      return false;
    }
    int token = start;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ASCII || !plain[c]) {
        return false;
      }
      if (!WORD[c]) {
        if ((i > start && isOdd(text.charAt(i - 1), c))
            || (c == '.' && isRoot(text, token, i))
            || (c == '_' && isSchema(text, token, i))
            || (c == ':' && most == MAX_LENGTH && !isInTime(text, start, i, end))) {
          return false;
        }
        if (!Base64Text.isSign(c)) {
          if (isHiding(text, token, i)) {
            return false;
          }
          token = i + 1;
        }
      }
    }
    return !isHiding(text, token, end);
  }

  /** Whether a colon parts two numbers. */
  private static boolean isInTime(String text, int start, int at, int end) {
    return at > start
        && at + 1 < end
        && isDigit(text.charAt(at - 1))
        && isDigit(text.charAt(at + 1));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether two signs say more together than each of them. */
  private static boolean isOdd(char before, char c) {
    return switch (c) {
      case '.', '_' -> before == c;
      case '-' -> before == '-' || before == ' ' || before == '+';
      default -> false;
    };
  }

  /** Whether no percent sign stands for a sign that attack strings need. */
  private static boolean hidesNothing(String text, int start, int end) {
    for (int i = text.indexOf('%', start, end);
        i >= 0 && i < end - 2;
        i = text.indexOf('%', i + 1, end)) {
      if (matters(text.charAt(i + 1), text.charAt(i + 2) | 32)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether two digits are one of a quote, {@code $ % ( ; <}, an opening brace or a bar, or break
   * the line.
   */
  private static boolean matters(char high, int low) {
    return switch (high) {
      case '0' -> low == 'a' || low == 'd';
      case '2' -> low == '2' || low == '4' || low == '5' || low == '7' || low == '8';
      case '3' -> low == 'b' || low == 'c';
      case '6' -> low == '0';
      case '7' -> low == 'b' || low == 'c';
      default -> false;
    };
  }

  /** Whether a word begins with a slash: agents and media types have theirs inside words. */
  private static boolean hasPath(String text, int start, int end) {
    for (int i = text.indexOf('/', start, end); i >= 0; i = text.indexOf('/', i + 1, end)) {
      if (i == start || text.charAt(i - 1) == ' ') {
        return true;
      }
    }
    return false;
  }

  /** Whether a word begins names of what databases keep about themselves. */
  private static boolean isSchema(String text, int start, int end) {
    return switch (end - start) {
      case 2 -> isWord(text, start, "pg") || isWord(text, start, "db");
      case 6 -> isWord(text, start, "sqlite") || isWord(text, start, "schema");
      case 11 -> isWord(text, start, "information");
      default -> false;
    };
  }

  private static boolean isWord(String text, int start, String word) {
    return text.regionMatches(true, start, word, 0, word.length());
  }

  /** Whether a word begins names of classes, or of what all objects and pages share. */
  private static boolean isRoot(String text, int start, int end) {
    return switch (end - start) {
      case 3 ->
          text.startsWith("com", start)
              || text.startsWith("org", start)
              || text.startsWith("sun", start);
      case 4 -> text.startsWith("java", start) || text.startsWith("ognl", start);
      case 5 -> text.startsWith("javax", start);
      case 6 -> text.startsWith("groovy", start) || text.startsWith("window", start);
      case 8 -> text.startsWith("document", start);
      case 11 -> text.startsWith("constructor", start);
      default -> false;
    };
  }

  private static boolean isHiding(String text, int start, int end) {
    int length = end - start;
    return length >= 5
        && (isObject(text, start)
            || isLongText(text, start, end)
            || (length >= ClassWords.SHORTEST && ClassWords.isOne(text, start, end)));
  }

  /** Whether a token begins as serialised objects do in base64. */
  private static boolean isObject(String text, int start) {
    return switch (text.charAt(start)) {
      case 'r' -> text.startsWith("rO0AB", start);
      case 'K' -> text.startsWith("KztAA", start);
      case 'C' -> text.startsWith("Cs7QA", start);
      default -> false;
    };
  }

  private static boolean isLongText(String text, int start, int end) {
    return end - start >= Base64Text.MIN_LENGTH && Base64Text.isText(text, start, end);
  }

  private static boolean[] plain(String marks) {
    boolean[] plain = new boolean[ASCII];
    for (char c = 0; c < ASCII; c++) {
      plain[c] =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || marks.indexOf(c) >= 0;
    }
    return plain;
  }
}
