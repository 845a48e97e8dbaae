package dev.bailiff.detectors.markup;

/**
 * Reads attributes as an HTML parser does in the states after a tag's name [1]: blanks and slashes
 * part them, a name ends at a blank, slash, equals sign or the end of the tag, a value is quoted or
 * ends at a blank.
 *
 * <p>[1] WHATWG HTML, 13.2.5.32 to 13.2.5.40.
 */
final class Attributes {
  private final String text;
  private int at;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;
  private boolean isAssigned;

  Attributes(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Goes on to the next attribute; whether there is one before the end of the tag. */
  boolean next() {
    while (at < text.length()
        && (isBlank(text.charAt(at)) || "/'\"`".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (at >= text.length() || text.charAt(at) == '>') {
      return false;
    }
    nameStart = at++;
    while (at < text.length() && !endsName(text.charAt(at))) {
      at++;
    }
    nameEnd = at;
    int equals = at;
    while (equals < text.length() && isBlank(text.charAt(equals))) {
      equals++;
    }
    isAssigned = equals < text.length() && text.charAt(equals) == '=';
    if (isAssigned) {
      at = equals + 1;
      value();
    } else {
      valueStart = at;
      valueEnd = at;
    }
    return true;
  }

  private void value() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : 0;
    if (quote == '"' || quote == '\'' || quote == '`') {
      int close = text.indexOf(quote, at + 1);
      valueStart = at + 1;
      valueEnd = close < 0 ? text.length() : close;
      at = close < 0 ? text.length() : close + 1;
      return;
    }
    valueStart = at;
    while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != '>') {
      at++;
    }
    valueEnd = at;
  }

  /** The name, in the lower case of the text. */
  String name() {
    return text.substring(nameStart, nameEnd);
  }

  int nameStart() {
    return nameStart;
  }

  int valueStart() {
    return valueStart;
  }

  int valueEnd() {
    return valueEnd;
  }

  /** Whether an equals sign follows the name. */
  boolean isAssigned() {
    return isAssigned;
  }

  boolean hasValue() {
    return valueEnd > valueStart;
  }

  /** The index after the tag. */
  int end() {
    return Math.min(text.length(), at + 1);
  }

  static boolean isBlank(char c) {
    return c <= ' ';
  }

  private static boolean endsName(char c) {
    return isBlank(c) || c == '=' || c == '/' || c == '>' || c == '"' || c == '\'';
  }
}
