package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.decoding.Transport;

/** Reads the string arguments of a GraphQL document, which may stand in a JSON string. */
final class GraphqlText {
  private GraphqlText() {}

  /** Whether a JSON member has the name under which GraphQL documents are sent. */
  static boolean isNamed(String text, int start, int end) {
    return end - start == 5 && text.startsWith("query", start);
  }

  /** Whether a text begins as a document does. */
  static boolean isDocument(String text, int start, int end) {
    int at = start;
    while (at < end && (text.charAt(at) <= ' ' || text.startsWith("\\n", at))) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    int brace = at < end ? text.indexOf('{', at, end) : -1;
    return brace >= 0
        && (brace == at
            || text.startsWith("query", at)
            || text.startsWith("mutation", at)
            || text.startsWith("subscription", at)
            || text.startsWith("fragment", at));
  }

  static void read(
      Reading reading, Field field, String text, int start, int end, Transport transport) {
    String quote = transport == Transport.JSON ? "\\\"" : "\"";
    int at = indexOf(text, quote, start, end);
    while (at >= 0) {
      int open = at + quote.length();
      int close = indexOf(text, quote, open, end);
      while (close >= 0 && isEscaped(text, close, transport)) {
        close = indexOf(text, quote, close + 1, end);
      }
      if (close < 0 || reading.isFull()) {
        reading.text(field, text, open, end);
        return;
      }
      int nameEnd = nameEnd(text, start, at);
      int nameStart = nameEnd;
      while (nameStart > start && Character.isLetterOrDigit(text.charAt(nameStart - 1))) {
        nameStart--;
      }
      reading.value(Place.GRAPHQL, field, text, nameStart, nameEnd, open, close, transport);
      at = indexOf(text, quote, close + quote.length(), end);
    }
  }

  private static int indexOf(String text, String quote, int from, int end) {
    return text.indexOf(quote, Math.min(from, end), end);
  }

  private static int nameEnd(String text, int start, int quote) {
    int at = quote;
    while (at > start && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == ':')) {
      at--;
    }
    return at;
  }

  private static boolean isEscaped(String text, int at, Transport transport) {
    return transport == Transport.JSON
        ? at >= 2 && text.charAt(at - 1) == '\\' && text.charAt(at - 2) == '\\'
        : text.charAt(at - 1) == '\\';
  }
}
