package dev.bailiff.detectors.token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of a small JSON object: texts, numbers and lists of texts. What else it holds
 * is walked over and remembered as being there.
 */
final class JsonObject {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_MEMBERS = 256;

  /** Stands for a value that is none of the kinds that matter here. */
  private static final Object OTHER = new Object();

  private final String text;
  private int at;

  private JsonObject(String text) {
    this.text = text;
  }

  /**
   * The members of the object.
   *
   * @param members a text, a {@code Double}, a list of texts, or anything else by their names
   */
  record Members(Map<String, Object> members) {
    Members {
      members = Map.copyOf(members);
    }

    boolean has(String name) {
      return members.containsKey(name);
    }

    /** The text under the name; empty if there is none. */
    String text(String name) {
      return members.get(name) instanceof String found ? found : "";
    }

    /** The text or texts under the name. */
    List<?> texts(String name) {
      Object found = members.get(name);
      return found instanceof List<?> list
          ? list
          : found instanceof String one ? List.of(one) : List.of();
    }

    /** The time under the name, in milliseconds. */
    Optional<Double> millis(String name) {
      return members.get(name) instanceof Double seconds
          ? Optional.of(seconds * 1_000)
          : Optional.empty();
    }
  }

  /** The object that is all of the text; empty if it is none. */
  static Optional<Members> read(String text) {
    JsonObject reader = new JsonObject(text);
    reader.blanks();
    Map<String, Object> members = new HashMap<>();
    boolean isObject = reader.object(members, 0);
    reader.blanks();
    return isObject && reader.at == text.length()
        ? Optional.of(new Members(members))
        : Optional.empty();
  }

  private boolean object(Map<String, Object> members, int depth) {
    if (!take('{') || depth > MAX_DEPTH) {
      return false;
    }
    blanks();
    if (take('}')) {
      return true;
    }
    do {
      blanks();
      String name = string();
      blanks();
      if (name == null || !take(':')) {
        return false;
      }
      Object value = value(depth + 1);
      if (value == null || members.size() >= MAX_MEMBERS) {
        return false;
      }
      members.put(name, value);
      blanks();
    } while (take(','));
    return take('}');
  }

  /** The value at hand; null if there is none. */
  private @Nullable Object value(int depth) {
    blanks();
    if (at >= text.length()) {
      return null;
    }
    return switch (text.charAt(at)) {
      case '"' -> string();
      case '{' -> object(new HashMap<>(), depth) ? OTHER : null;
      case '[' -> list(depth);
      default -> bare();
    };
  }

  private @Nullable Object list(int depth) {
    if (!take('[') || depth > MAX_DEPTH) {
      return null;
    }
    List<Object> values = new ArrayList<>();
    blanks();
    if (take(']')) {
      return values;
    }
    do {
      Object value = value(depth + 1);
      if (value == null || values.size() >= MAX_MEMBERS) {
        return null;
      }
      values.add(value);
      blanks();
    } while (take(','));
    return take(']') ? values : null;
  }

  private @Nullable Object bare() {
    int start = at;
    while (at < text.length() && isBare(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("true") || word.equals("false") || word.equals("null")) {
      return OTHER;
    }
    try {
      return word.isEmpty() ? null : (Object) Double.valueOf(word);
    } catch (NumberFormatException notOne) {
      return null;
    }
  }

  private static boolean isBare(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == 'E';
  }

  private @Nullable String string() {
    if (!take('"')) {
      return null;
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return value.toString();
      }
      if (c == '\\') {
        if (at >= text.length()) {
          return null;
        }
        c = escaped(text.charAt(at++));
      }
      value.append(c);
    }
    return null;
  }

  private char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unit();
      default -> letter;
    };
  }

  private char unit() {
    int unit = 0;
    for (int end = at + 4; at < end; at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        return '\ufffd';
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private void blanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private boolean take(char c) {
    boolean isNext = at < text.length() && text.charAt(at) == c;
    at += isNext ? 1 : 0;
    return isNext;
  }
}
