package dev.bailiff.detectors.shell;

/**
 * Reads a text from left to right as a POSIX shell does, with the few habits of the Windows shells
 * that do not contradict it, and tells a {@link Parser} of words and signs. Quotes that are never
 * closed count as nothing, because text is often put between quotes that it closes.
 *
 * <p>Looks at each character once, but for look-aheads of at most {@value #AHEAD} and for the
 * search for closing quotes, which goes past no place twice.
 */
final class Lexer {
  /** Longer than any name of a variable, default or list in braces that is worth resolving. */
  static final int AHEAD = 96;

  private final String text;
  private final Parser parser;
  private final WordBuffer buffer;
  private final Expansions expansions;
  private boolean inBackticks;
  private int lastSingle = Integer.MAX_VALUE;
  private int lastDouble = Integer.MAX_VALUE;

  Lexer(String text, int from, Parser parser) {
    this.text = text;
    this.parser = parser;
    buffer = new WordBuffer(text, from, parser);
    expansions = new Expansions(buffer, parser);
  }

  void read() {
    while (buffer.at < text.length() && !parser.isFull()) {
      buffer.steps++;
      char c = text.charAt(buffer.at);
      switch (c) {
        case ' ', '\t' -> endWord();
        case '\n', '\r' -> sign(Entry.LINE, 1);
        case ';', '|', '&' -> separator(c);
        case '(' -> sign(Entry.GROUP, 1);
        case ')' -> close();
        case '`' -> backtick();
        case '<', '>' -> redirection(c);
        case '\'', '"' -> quote(c);
        case '$' -> dollar();
        case '\\', '^' -> expansions.escape(c);
        case '{' -> brace();
        case '#' -> comment();
        default -> buffer.append(c, 1);
      }
    }
    buffer.flush();
    parser.end();
  }

  /** How many characters were looked at, ahead and again included. */
  int steps() {
    return buffer.steps;
  }

  static boolean isName(String text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!(c == '_' || (c >= 'a' && c <= 'z') || (i > 0 && c >= '0' && c <= '9'))) {
        return false;
      }
    }
    return length > 0;
  }

  static boolean isLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }

  private void endWord() {
    buffer.flush();
    buffer.at++;
  }

  private void sign(Entry entry, int length) {
    int place = buffer.at;
    buffer.flush();
    buffer.at += length;
    parser.sign(entry, place == 0 || text.charAt(place - 1) != ' ');
  }

  private void separator(char c) {
    if (c == '&' && buffer.next(1) == '>') {
      redirection('&');
    } else if (buffer.next(1) == c) {
      sign(Entry.SEPARATOR, 2);
    } else {
      sign(c == ';' ? Entry.SEPARATOR : c == '|' ? Entry.PIPE : Entry.AMPERSAND, 1);
    }
  }

  private void close() {
    endWord();
    parser.close();
  }

  private void backtick() {
    if (buffer.next(1) == '`') {
      buffer.expand("", 2);
    } else if (inBackticks) {
      inBackticks = false;
      close();
    } else {
      inBackticks = true;
      sign(Entry.BACKTICK, 1);
    }
  }

  private void redirection(char c) {
    if (c != '&' && buffer.next(1) == '(') {
      sign(Entry.SUBSTITUTION, 2);
      return;
    }
    if (buffer.isDigit()) {
      buffer.take(); // the number of a stream
    }
    buffer.flush();
    boolean isHere = c == '<' && buffer.next(1) == '<' && buffer.next(2) == '<';
    int length = 1;
    while (length < 3 && "<>&".indexOf(buffer.next(length)) >= 0 && buffer.next(length) != 0) {
      length++;
    }
    buffer.at += length;
    parser.redirection(isHere);
  }

  private void dollar() {
    if (buffer.next(1) != '(') {
      expansions.dollar();
    } else if (buffer.next(2) == ')') {
      buffer.expand("", 3);
    } else {
      sign(Entry.SUBSTITUTION, buffer.next(2) == '(' ? 3 : 2);
    }
  }

  private void brace() {
    if (expansions.braces()) {
      return;
    }
    if (buffer.next(1) == ' ') {
      sign(Entry.GROUP, 1);
    } else {
      buffer.append('{', 1);
    }
  }

  private void quote(char c) {
    int end = closing(c);
    if (end < 0) {
      unclosed(c);
      return;
    }
    buffer.begin();
    boolean isInside = !buffer.isEmpty() || (end + 1 < text.length() && isLetter(charAfter(end)));
    if (isInside) {
      buffer.trick();
    }
    if (c == '"' && hasSubstitution(buffer.at + 1, end)) {
      buffer.at++; // what is inside runs as if there were no quotes
      return;
    }
    for (int i = buffer.at + 1; i < end; i++) {
      buffer.put(text.charAt(i));
    }
    buffer.at = end + 1;
  }

  private char charAfter(int index) {
    return text.charAt(index + 1);
  }

  /** Closes what stood open before the text, or is an apostrophe. */
  private void unclosed(char c) {
    if (buffer.isBegun() && isLetter(buffer.next(1))) {
      buffer.append(c, 1);
    } else {
      endWord();
    }
  }

  private int closing(char c) {
    int at = buffer.at;
    if (at >= (c == '"' ? lastDouble : lastSingle)) {
      return -1;
    }
    int end = text.indexOf(c, at + 1);
    buffer.steps += (end < 0 ? text.length() : end) - at;
    if (end < 0 && c == '"') {
      lastDouble = at;
    } else if (end < 0) {
      lastSingle = at;
    }
    return end;
  }

  private boolean hasSubstitution(int from, int to) {
    buffer.steps += to - from;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '`' || (c == '$' && i + 1 < to && text.charAt(i + 1) == '(')) {
        return true;
      }
    }
    return false;
  }

  private void comment() {
    int at = buffer.at;
    if (buffer.isBegun() || at == 0 || text.charAt(at - 1) > ' ') {
      buffer.append('#', 1);
      return;
    }
    int end = text.indexOf('\n', at);
    buffer.at = end < 0 ? text.length() : end;
  }
}
