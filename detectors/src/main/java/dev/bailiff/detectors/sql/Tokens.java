package dev.bailiff.detectors.sql;

/**
 * Reads a text as the middle of an SQL statement and reduces it to its shape: one letter a token,
 * with what makes no difference folded away.
 *
 * <p>Dropped are parentheses, signs before an operand and words such as {@code not}; folded into
 * their first operand are arithmetic, adjacent strings and lists. So {@code 1') or (7*2=14)--},
 * read as if it began inside a string, is {@code s&1o1C}. Tokenizing with folding and a set of
 * known shapes is the method of libinjection [1].
 *
 * <p>[1] Galbraith: New techniques in SQLi obfuscation, DEF CON 20, 2012.
 */
final class Tokens {
  static final char NAME = 'n';
  static final char STRING = 's';
  static final char NUMBER = '1';
  static final char VARIABLE = 'v';
  static final char FUNCTION = 'f';
  static final char COMMENT = 'c';

  /** A comment that takes the rest of the statement away and says nothing itself. */
  static final char CUT = 'C';

  static final char COMPARISON = 'o';
  static final char LOGIC = '&';
  static final char ARITHMETIC = 'a';
  static final char NOTHING = '-';

  /** A string that the quote after the value is to close. */
  static final char OPEN_STRING = 'S';

  /** Tokens at the end that the next may still be folded into. */
  private static final int UNSETTLED = 2;

  private static final int LAST_STRING = 32;
  private static final int LAST_COMMENT = 5;

  /** The most tokens of a shape. */
  static final int MAX_SHAPE = 8;

  private final String text;
  private final char reading;
  private final boolean toTheEnd;
  private final char[] shape = new char[MAX_SHAPE];
  private final int[] ends = new int[MAX_SHAPE];
  private int count;
  private int at;

  /** The place at which the value breaks out of the literal that it is put into. */
  private int start;

  private Tokens(String text, char reading, boolean toTheEnd) {
    this.text = text;
    this.reading = reading;
    this.toTheEnd = toTheEnd;
  }

  /**
   * Reads a text in lower case as if it stood outside of a string.
   *
   * @param toTheEnd whether also to read what cannot become a known shape any more
   */
  static Tokens outside(String text, boolean toTheEnd) {
    Tokens tokens = new Tokens(text, 'O', toTheEnd);
    tokens.read();
    return tokens;
  }

  /** Reads a text in lower case as if it began inside a string with these quotes. */
  static Tokens inside(String text, char quote, boolean toTheEnd) {
    Tokens tokens = new Tokens(text, 'I', toTheEnd);
    int close = tokens.firstQuote(quote);
    if (close >= 0) {
      tokens.at = close + 1;
      tokens.start = close;
      tokens.push(STRING);
      tokens.read();
    }
    return tokens;
  }

  /** The letters of the shape. */
  String shape() {
    return new String(shape, 0, count);
  }

  /** How the text was read: {@code O} from outside of a string or {@code I} from inside. */
  char reading() {
    return reading;
  }

  char kind(int token) {
    return shape[token];
  }

  int count() {
    return count;
  }

  int start() {
    return start;
  }

  /** Whether there is no blank before an index. */
  boolean isFirstWord(int index) {
    int blank = text.indexOf(' ');
    return blank < 0 || blank >= index;
  }

  /** Where the token with this number ends in the text. */
  int end(int token) {
    return ends[token];
  }

  /** The first quote that is no apostrophe in a word and not doubled. */
  private int firstQuote(char quote) {
    for (int i = text.indexOf(quote); i >= 0; i = text.indexOf(quote, i + 1)) {
      if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
        i++;
      } else if (!isApostrophe(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isApostrophe(int quote) {
    if (quote == 0
        || quote + 1 == text.length()
        || !Character.isLetter(text.charAt(quote - 1))
        || !Character.isLetter(text.charAt(quote + 1))) {
      return false;
    }
    char kind = Words.kind(text, quote + 1, wordEnd(quote + 1));
    return kind == NAME || kind == FUNCTION;
  }

  private void read() {
    int seen = 0;
    while (at < text.length() && count < MAX_SHAPE) {
      token(text.charAt(at));
      if (count > seen && !toTheEnd) {
        seen = count;
        if (!Shapes.canBecomeKnown(this, count - UNSETTLED)) {
          return;
        }
      }
    }
  }

  private void token(char c) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    if (c <= ' ' || c == '(' || c == ')' || c == '\u00a0') {
      at++;
    } else if (isJsonOperator(c, next)) {
      sign(c, next);
    } else if (c == '#' || (c == '-' && next == '-') || (c == '/' && next == '*')) {
      comment();
    } else if (c == '\'' || c == '"') {
      string(c);
    } else if ((c >= '0' && c <= '9') || (c == '.' && next >= '0' && next <= '9')) {
      number();
    } else if (Character.isLetter(c) || c == '_' || c == '$') {
      word();
    } else if (c == '@') {
      variable();
    } else if (c == '`' || c == '[') {
      quotedName(c == '[' ? ']' : c);
    } else {
      sign(c, next);
    }
  }

  private void comment() {
    int line = text.indexOf('\n', at);
    boolean isLast = line < 0 && text.length() - at <= LAST_COMMENT;
    at = line < 0 ? text.length() : line;
    if (line < 0) {
      push(isLast ? CUT : COMMENT);
    }
  }

  private void string(char quote) {
    int from = at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        if (at >= text.length() || text.charAt(at) != quote) {
          push(STRING);
          return;
        }
        at++;
      }
    }
    at = text.length();
    push(at - from <= LAST_STRING ? OPEN_STRING : STRING);
  }

  private void number() {
    int from = at;
    while (at < text.length() && isPartOfNumber(text.charAt(at))) {
      at++;
    }
    if (hasExponent()) {
      at += 2;
      while (at < text.length() && isPartOfNumber(text.charAt(at))) {
        at++;
      }
    }
    boolean isHex = text.startsWith("0x", from);
    int end = isHex ? wordEnd(from) : wordEnd(at);
    if (end > at && !isHex && Words.kind(text, at, end) == NAME) {
      at = end;
      push(NAME);
      return;
    }
    at = isHex ? end : at;
    push(NUMBER);
  }

  private boolean hasExponent() {
    return at + 1 < text.length()
        && text.charAt(at) == 'e'
        && text.charAt(at + 1) >= '0'
        && text.charAt(at + 1) <= '9';
  }

  private static boolean isPartOfNumber(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private void word() {
    int end = wordEnd(at);
    int from = at;
    char kind = Words.kind(text, from, end);
    at = end;
    if (kind == FUNCTION && !isCalled()) {
      kind = NAME;
    } else if (kind == NAME
        && end - from == 5
        && (text.startsWith("order", from) || text.startsWith("group", from))
        && follows("by")) {
      kind = 'B';
    }
    push(kind);
  }

  private boolean isCalled() {
    int i = at;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i < text.length() && text.charAt(i) == '(';
  }

  private boolean follows(String word) {
    int i = at;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    if (text.startsWith(word, i) && wordEnd(i) == i + word.length()) {
      at = i + word.length();
      return true;
    }
    return false;
  }

  private void variable() {
    at++;
    while (at < text.length() && (text.charAt(at) == '@' || isPartOfWord(text.charAt(at)))) {
      at++;
    }
    push(VARIABLE);
  }

  private void quotedName(char close) {
    int end = text.indexOf(close, at + 1);
    at = end < 0 ? text.length() : end + 1;
    push(NAME);
  }

  private void sign(char c, char next) {
    boolean twice = c == next;
    if (c == ':' && twice) {
      at += 2;
      at = wordEnd(at); // a cast changes the type alone
    } else if (isJsonOperator(c, next)) {
      at += 2;
      while (at < text.length() && text.charAt(at) == '>') {
        at++;
      }
      push(COMPARISON);
    } else if (c == '=' || c == '<' || c == '>' || (c == '!' && next == '=')) {
      at++;
      while (at < text.length() && "=<>".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      push(COMPARISON);
    } else if (twice && (c == '|' || c == '&')) {
      at += 2;
      push(LOGIC);
    } else if ("+-*/%^&|~!".indexOf(c) >= 0) {
      at++;
      push(ARITHMETIC);
    } else {
      at++;
      push(c == ',' || c == ';' ? c : '?');
    }
  }

  /** Whether two signs begin an operator on JSON or on sets. */
  private static boolean isJsonOperator(char c, char next) {
    return switch (c) {
      case '-', '#' -> next == '>';
      case '@' -> next == '>' || next == '?';
      case '<' -> next == '@';
      case '?' -> next == '|' || next == '&' || next == ' ';
      default -> false;
    };
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && isPartOfWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPartOfWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$'
        || c == '.'
        || (c > 127 && Character.isLetter(c));
  }

  private void push(char kind) {
    char top = count == 0 ? NOTHING : shape[count - 1];
    if (kind == NOTHING) {
      return;
    }
    if (top == STRING && (kind == STRING || kind == OPEN_STRING)) {
      shape[count - 1] = kind;
      ends[count - 1] = at;
      return;
    }
    if (kind == ARITHMETIC && !isOperand(top)) {
      return; // a sign
    }
    boolean joins = top == ARITHMETIC || top == ',';
    if (joins && isOperand(kind) && count >= 2 && isOperand(shape[count - 2])) {
      count--;
      if (kind == FUNCTION || kind == OPEN_STRING) {
        shape[count - 1] = kind;
      }
      ends[count - 1] = at;
      return;
    }
    shape[count] = kind;
    ends[count++] = at;
  }

  private static boolean isOperand(char kind) {
    return kind == NUMBER
        || kind == STRING
        || kind == OPEN_STRING
        || kind == VARIABLE
        || kind == NAME
        || kind == FUNCTION;
  }
}
