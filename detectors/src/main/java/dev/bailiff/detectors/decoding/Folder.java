package dev.bailiff.detectors.decoding;

/** Takes from a text the differences by which attack strings are disguised, in one pass. */
final class Folder {
  private static final char FIRST_FULL_WIDTH = '\uff01';
  private static final char LAST_FULL_WIDTH = '\uff5e';

  /** What a text needs to be folded. */
  private enum Need {
    NOTHING,
    LOWER_CASE,
    ALL
  }

  private final Buffer buffer;
  private int searched;

  private Folder(Buffer buffer) {
    this.buffer = buffer;
  }

  static Decoded fold(Decoded exact) {
    String text = exact.text();
    return switch (need(text)) {
      case NOTHING -> exact;
      case LOWER_CASE -> exact.inStep(lowered(text));
      case ALL -> {
        Buffer buffer = new Buffer(text, 0, text.length(), null);
        new Folder(buffer).fold();
        yield new Decoded(
            buffer.text(),
            0,
            () -> {
              int[] origins = exact.origins();
              new Folder(new Buffer(text, 0, text.length(), origins)).fold();
              return origins;
            });
      }
    };
  }

  /** Most texts need no more than their letters in lower case, which moves none of them. */
  private static Need need(String text) {
    Need need = Need.NOTHING;
    char before = 'x';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        need = Need.LOWER_CASE;
      } else if (c <= '*' || c >= '\u00a0') {
        if ((c == ' ' && before == ' ')
            || (c == '*' && before == '/')
            || (c < ' ' && c != '\n' && c != '\r')
            || (c >= '\u00a0' && (isBlank(c) || lower(c) != c))) {
          return Need.ALL;
        }
      }
      before = c;
    }
    return need;
  }

  private static String lowered(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      char c = chars[i];
      chars[i] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return new String(chars);
  }

  private void fold() {
    buffer.begin();
    while (buffer.at < buffer.length) {
      int at = buffer.at;
      char c = buffer.chars[at];
      int close =
          c == '/' && at + 1 < buffer.length && buffer.chars[at + 1] == '*' ? closing(at + 2) : -1;
      if (close >= 0) {
        comment(close);
      } else if (c == 0) {
        buffer.at++;
      } else if (isBlank(c)) {
        space(1);
      } else {
        buffer.write(lower(c), 1);
      }
    }
    buffer.finish();
  }

  private static char lower(char c) {
    char narrow =
        c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH ? (char) (c - FIRST_FULL_WIDTH + '!') : c;
    return narrow >= 'A' && narrow <= 'Z' ? (char) (narrow + 32) : narrow;
  }

  /**
   * Index of the next closing star that no comment has used, or -1; never looks at a place twice.
   */
  private int closing(int from) {
    for (int i = Math.max(from, searched); i + 1 < buffer.length; i++) {
      if (buffer.chars[i] == '*' && buffer.chars[i + 1] == '/') {
        searched = i + 2;
        return i;
      }
    }
    searched = buffer.length;
    return -1;
  }

  /** A comment is a space, but what MySQL executes ({@code /*!50000 …}) stays. */
  private void comment(int close) {
    if (buffer.chars[buffer.at + 2] != '!') {
      space(close + 2 - buffer.at);
      return;
    }
    space(3);
    while (buffer.at < close && Buffer.digit(buffer.chars[buffer.at], 10) >= 0) {
      buffer.at++;
    }
    buffer.chars[close] = ' ';
    buffer.chars[close + 1] = ' ';
  }

  private void space(int taken) {
    if (buffer.written > 0 && buffer.chars[buffer.written - 1] == ' ') {
      buffer.at += taken;
    } else {
      buffer.write(' ', taken);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u000b' || c == '\f' || c == '\u00a0' || c == '\u3000';
  }
}
