package dev.bailiff.detectors.seclang.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One action of a rule, such as {@code setvar:'tx.score=+5'}.
 *
 * @param name its name in lower case
 * @param value what stands behind the colon, without quotes; empty if nothing does
 * @param spot where it begins
 */
public record Action(String name, String value, Spot spot) {
  /** The most actions of a rule. */
  public static final int MAX_ACTIONS = 256;

  /** Reads the actions of a rule; what cannot be read is remarked. */
  public static List<Action> read(Word word, Consumer<Remark> remarks) {
    List<Action> actions = new ArrayList<>();
    String text = word.text();
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (start < text.length() && (isBlank(text.charAt(start)) || text.charAt(start) == ',')) {
        start++;
      }
      if (start == text.length()) {
        break;
      }
      at = end(text, start);
      if (at < 0) {
        remarks.accept(error(word.spot(start), "the quote in this action is never closed"));
        return actions;
      }
      actions.add(of(text.substring(start, at), word.spot(start)));
      if (actions.size() > MAX_ACTIONS) {
        remarks.accept(error(word.spot(start), "more than " + MAX_ACTIONS + " actions"));
        return actions;
      }
    }
    return actions;
  }

  /** The index of the comma behind an action, or -1 if a quote is never closed. */
  private static int end(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ':') {
      at++;
    }
    if (at == text.length() || text.charAt(at) == ',') {
      return at;
    }
    int value = at + 1;
    while (value < text.length() && isBlank(text.charAt(value))) {
      value++;
    }
    if (value == text.length() || text.charAt(value) != '\'') {
      int comma = text.indexOf(',', value);
      return comma < 0 ? text.length() : comma;
    }
    int close = value + 1;
    while (close < text.length() && text.charAt(close) != '\'') {
      close += text.charAt(close) == '\\' ? 2 : 1;
    }
    if (close >= text.length()) {
      return -1;
    }
    int comma = text.indexOf(',', close);
    return comma < 0 ? text.length() : comma;
  }

  private static Action of(String text, Spot spot) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Action(text.strip().toLowerCase(Locale.ROOT), "", spot);
    }
    String value = text.substring(colon + 1).strip();
    if (value.length() >= 2 && value.startsWith("'") && value.endsWith("'")) {
      value = value.substring(1, value.length() - 1).replace("\\'", "'");
    }
    return new Action(text.substring(0, colon).strip().toLowerCase(Locale.ROOT), value, spot);
  }

  private static Remark error(Spot spot, String message) {
    return new Remark(spot, Remark.Kind.ERROR, "action", message);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
