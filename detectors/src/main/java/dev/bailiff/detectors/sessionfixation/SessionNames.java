package dev.bailiff.detectors.sessionfixation;

import dev.bailiff.detectors.decoding.Decoded;
import dev.bailiff.detectors.matching.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the parameters of a query, a form or a JSON document by which sessions are known. */
final class SessionNames {
  /** No name of the list is longer, with three characters for each of its signs. */
  private static final int LONGEST = 96;

  /** Whether a name is a framework's own, for each name of the list. */
  private static final Map<String, Boolean> NAMES = names();

  /**
   * A parameter that was found.
   *
   * @param isOwn whether its name is a framework's own
   */
  record Found(int start, int end, boolean isOwn) {}

  private SessionNames() {}

  /** The surest parameter of a query or form. */
  static @Nullable Found inPairs(String text) {
    Found best = null;
    int start = 0;
    while (start < text.length()) {
      int mark = text.indexOf('&', start);
      int end = mark < 0 ? text.length() : mark;
      int equals = text.indexOf('=', start, end);
      if (equals > start && equals < end - 1) {
        best = surer(best, found(text, start, equals, end));
      }
      start = end + 1;
    }
    return best;
  }

  /** The surest member of a JSON document whose value is a text. */
  static @Nullable Found inJson(String text) {
    Found best = null;
    int open = text.indexOf('"');
    while (open >= 0) {
      int close = text.indexOf('"', open + 1);
      if (close < 0) {
        return best;
      }
      int next = close + 1;
      while (next < text.length() && text.charAt(next) <= ' ') {
        next++;
      }
      if (next < text.length() && text.charAt(next) == ':') {
        best = surer(best, found(text, open + 1, close, close));
      }
      open = text.indexOf('"', close + 1);
    }
    return best;
  }

  private static @Nullable Found surer(@Nullable Found known, @Nullable Found other) {
    boolean isBetter = other != null && (known == null || (other.isOwn && !known.isOwn));
    return isBetter ? other : known;
  }

  private static @Nullable Found found(String text, int start, int nameEnd, int end) {
    if (nameEnd - start < 3 || nameEnd - start > LONGEST) {
      return null;
    }
    String sent = text.substring(start, nameEnd);
    String name =
        sent.indexOf('%') < 0 ? sent.toLowerCase(Locale.ROOT) : Decoded.ofQuery(sent).text();
    Boolean isOwn = NAMES.get(name.startsWith("__") ? withoutPrefix(name) : name);
    if (isOwn == null && name.startsWith("aspsessionid") && name.length() == 20) {
      isOwn = true; // with eight letters that differ from server to server
    }
    return isOwn == null ? null : new Found(start, end, isOwn);
  }

  /** The name without what tells browsers to guard a cookie. */
  private static String withoutPrefix(String name) {
    for (String prefix : List.of("__host-", "__secure-")) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }

  private static Map<String, Boolean> names() {
    Map<String, Boolean> names = new HashMap<>();
    for (List<String> row : Listing.rows(SessionNames.class, "names.txt")) {
      row.subList(1, row.size()).forEach(name -> names.put(name, row.getFirst().equals("own")));
    }
    return names;
  }
}
