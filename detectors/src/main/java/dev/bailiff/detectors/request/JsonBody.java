package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.decoding.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names and texts of a JSON document, without building it. What does not follow the
 * grammar is looked at as text from there on, as is what lies deeper than {@value #MAX_DEPTH}.
 */
final class JsonBody {
  static final int MAX_DEPTH = 64;

  private final Reading reading;
  private final Field field;
  private final String text;
  private final int end;
  private int at;
  private int depth;
  private int nameStart;
  private int nameEnd;

  /** For each depth where the key begins and ends; an element of a list has none. */
  private final int @Nullable [] keys;

  private JsonBody(Reading reading, Field field, String text, int start, int end) {
    this.reading = reading;
    this.field = field;
    this.text = text;
    this.at = start;
    this.end = end;
    this.keys = reading.isDeclared() ? new int[2 * (MAX_DEPTH + 2)] : null;
  }

  static void read(Reading reading, Field field, String text, int start, int end) {
    new JsonBody(reading, field, text, start, end).read();
  }

  /** The keys that lead to the leaf being read, as {@code fields/labels/*}. */
  String path() {
    if (keys == null || depth < 1) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    for (int i = 1; i <= depth; i++) {
      if (i > 1) {
        path.append('/');
      }
      if (keys[2 * i + 1] == 0) {
        path.append('*');
      } else {
        path.append(text, keys[2 * i], keys[2 * i + 1]);
      }
    }
    return path.toString();
  }

  private void read() {
    reading.begin(this);
    while (at < end) {
      if (reading.isFull() || depth > MAX_DEPTH || !token()) {
        reading.text(field, text, at, end);
        return;
      }
    }
  }

  /** Reads one token; whether it can be part of JSON. */
  private boolean token() {
    char c = text.charAt(at);
    switch (c) {
      case '"' -> {
        return string();
      }
      case '{', '[' -> {
        depth++;
        key(0, 0);
      }
      case '}', ']' -> depth--;
      default -> {
        if (!isOutsideStrings(c)) {
          return false;
        }
      }
    }
    at++;
    return true;
  }

  /** Signs between values, blanks, numbers and the letters of true, false and null. */
  private static boolean isOutsideStrings(char c) {
    return (c >= '0' && c <= '9')
        || c == ','
        || c == ':'
        || c <= ' '
        || c == '-'
        || c == '+'
        || c == '.'
        || (c >= 'a' && c <= 'u')
        || c == 'E'
        || c == '\ufeff';
  }

  private boolean string() {
    int start = at + 1;
    int close = start;
    while (close < end && text.charAt(close) != '"') {
      close += text.charAt(close) == '\\' ? 2 : 1;
    }
    if (close >= end) {
      return false;
    }
    int next = close + 1;
    while (next < end && text.charAt(next) <= ' ') {
      next++;
    }
    if (next < end && text.charAt(next) == ':') {
      reading.value(Place.NAME, field, text, start, start, start, close, Transport.JSON);
      nameStart = start;
      nameEnd = close;
      key(start, close);
    } else {
      leaf(start, close);
    }
    at = close + 1;
    return true;
  }

  private void key(int start, int close) {
    if (keys != null && depth >= 0 && depth <= MAX_DEPTH) {
      keys[2 * depth] = start;
      keys[2 * depth + 1] = close;
    }
  }

  private void leaf(int start, int close) {
    if (GraphqlText.isNamed(text, nameStart, nameEnd)
        && GraphqlText.isDocument(text, start, close)) {
      GraphqlText.read(reading, field, text, start, close, Transport.JSON);
    } else {
      reading.value(Place.JSON, field, text, nameStart, nameEnd, start, close, Transport.JSON);
    }
  }
}
