package dev.bailiff.rules.cel;

import java.util.ArrayList;
import java.util.List;

/**
 * A text to people with expressions in braces; {@code {{} and {@code }}} stand for single braces.
 */
final class Template {
  private Template() {}

  /**
   * A piece of a template.
   *
   * @param isExpression whether it stands in braces
   * @param text the text, without the braces
   * @param start where the text begins in the template
   */
  record Piece(boolean isExpression, String text, int start) {}

  /** The pieces of the template, or the one fault of its braces. */
  static Outcome<List<Piece>> parse(String template) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      char c = template.charAt(at);
      boolean isDoubled = at + 1 < template.length() && template.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && isDoubled) {
        literal.append(c);
        at += 2;
      } else if (c == '{') {
        int end = closing(template, at + 1);
        if (end < 0) {
          return faulty(template, at, "a `}` is missing for this `{`");
        }
        pieces.add(new Piece(false, literal.toString(), at));
        literal.setLength(0);
        pieces.add(new Piece(true, template.substring(at + 1, end), at + 1));
        at = end + 1;
      } else if (c == '}') {
        return faulty(template, at, "this `}` closes nothing; write `}}` for a brace");
      } else {
        literal.append(c);
        at++;
      }
    }
    pieces.add(new Piece(false, literal.toString(), at));
    return new Outcome.Compiled<>(pieces);
  }

  private static Outcome<List<Piece>> faulty(String template, int at, String message) {
    return new Outcome.Faulty<>(List.of(new Places(template).fault(at, 1, message)));
  }

  /** The index of the brace that closes an expression; quotes and inner braces are skipped. */
  private static int closing(String template, int from) {
    int open = 0;
    char quote = 0;
    for (int i = from; i < template.length(); i++) {
      char c = template.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{') {
        open++;
      } else if (c == '}' && open-- == 0) {
        return i;
      }
    }
    return -1;
  }
}
