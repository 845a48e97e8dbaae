package dev.bailiff.core.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;

/** Names of parameters in a query. */
final class QueryNames {
  private QueryNames() {}

  /** The first parameter that is not published; empty if every one is. */
  static String firstUnpublished(String query, Map<String, FieldPurpose> published) {
    int start = 0;
    while (start < query.length()) {
      int and = query.indexOf('&', start);
      int end = and < 0 ? query.length() : and;
      String name = base(query, start, end);
      if (!name.isEmpty() && !published.containsKey(name)) {
        return name;
      }
      start = end + 1;
    }
    return "";
  }

  /** The name up to {@code [}, after which is what entry of it is meant. */
  private static String base(String query, int start, int end) {
    boolean isEncoded = false;
    int stop = start;
    while (stop < end && query.charAt(stop) != '=' && query.charAt(stop) != '[') {
      isEncoded |= query.charAt(stop) == '%' || query.charAt(stop) == '+';
      stop++;
    }
    String name = query.substring(start, stop);
    return isEncoded ? beforeBracket(decoded(name)) : name;
  }

  private static String beforeBracket(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return name;
    }
  }
}
