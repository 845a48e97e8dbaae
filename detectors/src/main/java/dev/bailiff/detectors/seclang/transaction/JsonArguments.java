package dev.bailiff.detectors.seclang.transaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a JSON document as arguments whose names are their paths, such as {@code
 * json.user.name} and {@code json.items.array_0}.
 */
final class JsonArguments {
  /** A document that is nested deeper is not read. */
  static final int MAX_DEPTH = 64;

  private final String text;
  private final Pairs.Sink sink;
  private int at;
  private boolean more = true;

  private JsonArguments(String text, Pairs.Sink sink) {
    this.text = text;
    this.sink = sink;
  }

  /** Reads a document; whether it is one. */
  static boolean read(String text, Pairs.Sink sink) {
    JsonArguments json = new JsonArguments(text, sink);
    json.skipBlanks();
    boolean isRead = json.value("json", 0);
    json.skipBlanks();
    return isRead && (!json.more || json.at == text.length());
  }

  private boolean value(String path, int depth) {
    if (at >= text.length() || depth > MAX_DEPTH) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '{' -> object(path, depth);
      case '[' -> array(path, depth);
      case '"' -> {
        String value = string();
        yield value != null && leaf(path, value);
      }
      default -> literal(path);
    };
  }

  private boolean leaf(String path, String value) {
    more = sink.pair(path, value);
    return more;
  }

  private boolean object(String path, int depth) {
    at++;
    skipBlanks();
    if (take('}')) {
      return true;
    }
    while (true) {
      skipBlanks();
      String name = at < text.length() && text.charAt(at) == '"' ? string() : null;
      skipBlanks();
      if (name == null || !take(':')) {
        return false;
      }
      skipBlanks();
      if (!value(path + "." + name, depth + 1)) {
        return false;
      }
      skipBlanks();
      if (take('}')) {
        return true;
      }
      if (!take(',')) {
        return false;
      }
    }
  }

  private boolean array(String path, int depth) {
    at++;
    skipBlanks();
    if (take(']')) {
      return true;
    }
    for (int i = 0; ; i++) {
      skipBlanks();
      if (!value(path + ".array_" + i, depth + 1)) {
        return false;
      }
      skipBlanks();
      if (take(']')) {
        return true;
      }
      if (!take(',')) {
        return false;
      }
    }
  }

  /** A number or one of the three words; an absent value is empty. */
  private boolean literal(String path) {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at > start) {
      return leaf(path, text.substring(start, at));
    }
    for (String word : new String[] {"true", "false", "null"}) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return leaf(path, word.equals("null") ? "" : word);
      }
    }
    return false;
  }

  private @Nullable String string() {
    int close = ++at;
    boolean isPlain = true;
    while (close < text.length() && text.charAt(close) != '"') {
      isPlain &= text.charAt(close) != '\\';
      close += text.charAt(close) == '\\' ? 2 : 1;
    }
    if (close >= text.length()) {
      return null;
    }
    String raw = text.substring(at, close);
    at = close + 1;
    return isPlain ? raw : unescaped(raw);
  }

  private static String unescaped(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c != '\\' || i == raw.length()) {
        out.append(c);
        continue;
      }
      char kind = raw.charAt(i++);
      if (kind == 'u' && i + 4 <= raw.length()) {
        StringBuilder units = new StringBuilder();
        i = units(raw, i, units);
        out.append(new String(units.toString().getBytes(UTF_8), ISO_8859_1));
      } else {
        int known = "bfnrt".indexOf(kind);
        out.append(known < 0 ? kind : "\b\f\n\r\t".charAt(known));
      }
    }
    return out.toString();
  }

  /** One code unit, and those that follow it, which may make one character with it. */
  private static int units(String raw, int from, StringBuilder units) {
    int i = from;
    while (true) {
      int code = 0;
      for (int k = 0; k < 4; k++) {
        code = code * 16 + Math.max(0, Character.digit(raw.charAt(i + k), 16));
      }
      units.append((char) code);
      i += 4;
      if (!raw.startsWith("\\u", i) || i + 6 > raw.length()) {
        return i;
      }
      i += 2;
    }
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
