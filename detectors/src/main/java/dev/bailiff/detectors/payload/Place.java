package dev.bailiff.detectors.payload;

import dev.bailiff.detectors.decoding.Decoded;

/**
 * A part of a request that attack strings are looked for in, and the plain texts in which there
 * cannot be any.
 */
enum Place {
  PATH("event.path"),
  QUERY("event.query"),
  REFERRER("event.referrer"),
  AGENT("client.agent"),
  BODY("event.body");

  private static final int ASCII = 128;

  /**
   * Characters of ordinary paths and queries: no attack string can do with these alone, but for the
   * pairs below.
   */
  private static final boolean[] PLAIN = plain("/-_.~,=&@?");

  private static final boolean[] PLAIN_IN_PATH = plain("/-_.~,=&@?:+!");

  private final String field;

  Place(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  /**
   * Whether the text cannot hold an attack string; costs one look at each character and nothing
   * else.
   */
  boolean isPlain(String text) {
    return switch (this) {
      case PATH -> isPlain(text, PLAIN_IN_PATH);
      case QUERY, BODY -> isPlain(text, PLAIN);
      case REFERRER -> hasNone(text, '<') && hasNone(text, '\'') && isPlainReferrer(text);
      case AGENT -> hasNone(text, '{') && hasNone(text, '<') && hasNone(text, '\'');
    };
  }

  Decoded decode(String text) {
    return switch (this) {
      case QUERY, REFERRER -> Decoded.ofQuery(text);
      case PATH, AGENT -> Decoded.of(text);
      case BODY -> isForm(text) ? Decoded.ofQuery(text) : Decoded.of(text);
    };
  }

  /** How much a match counts here: what was posted as free text is not known to be run. */
  double weight(String text, String signal) {
    boolean isMarkup = signal.equals("xxe") && text.startsWith("<");
    return this == BODY && !isForm(text) && !isMarkup ? 0.5 : 1;
  }

  /** Whether a body is a list of fields as browsers send forms: names and values without blanks. */
  private static boolean isForm(String body) {
    int equals = body.indexOf('=');
    if (equals <= 0 || equals > 64 || body.indexOf(' ') >= 0 || body.indexOf('\n') >= 0) {
      return false;
    }
    for (int i = 0; i < equals; i++) {
      if (!Character.isLetterOrDigit(body.charAt(i)) && "_-.[]%".indexOf(body.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text, boolean[] plain) {
    int length = Math.min(text.length(), Decoded.MAX_LENGTH);
    char before = ' ';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ASCII || !plain[c]) {
        return false;
      }
      if ((c == '.' && before == '.')
          || (c == '/' && before == '=')
          || (c == '-' && before == '-')) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean isPlainReferrer(String text) {
    if (text.indexOf('{') >= 0) {
      return false;
    }
    int length = Math.min(text.length(), Decoded.MAX_LENGTH);
    for (int i = text.indexOf('%'); i >= 0 && i < length - 2; i = text.indexOf('%', i + 1)) {
      if (matters(text.charAt(i + 1), text.charAt(i + 2) | 32)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether two digits encode a quote, parenthesis, percent sign, smaller-than or opening brace.
   */
  private static boolean matters(char high, int low) {
    return switch (high) {
      case '2' -> low == '2' || low == '5' || low == '7' || low == '8';
      case '3' -> low == 'c';
      case '7' -> low == 'b';
      default -> false;
    };
  }

  private static boolean hasNone(String text, char c) {
    return text.indexOf(c) < 0;
  }

  private static boolean[] plain(String marks) {
    boolean[] plain = new boolean[ASCII];
    for (char c = 0; c < ASCII; c++) {
      plain[c] = Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0;
    }
    return plain;
  }
}
