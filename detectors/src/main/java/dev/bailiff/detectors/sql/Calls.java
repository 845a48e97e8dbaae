package dev.bailiff.detectors.sql;

import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Place;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.util.List;

/**
 * Recognises calls of functions that databases have. On their own they say little: many names are
 * words, or functions of other languages; only what is at home in databases and begins a value is
 * meant for one.
 */
final class Calls {
  /** No function has a longer name. */
  private static final int MAX_NAME = 40;

  private static final double AHEAD = 0.6;
  private static final double WITHIN = 0.45;
  private static final double WORDED = 0.3;

  /** How names of functions begin that databases have many of. */
  private static final List<String> PREFIXES =
      List.of(
          "pg_",
          "sqlite_",
          "jsonb_",
          "st_",
          "utl_",
          "dbms_",
          "xp_",
          "sp_",
          "ps_",
          "lo_",
          "ts_",
          "txid_",
          "gtid_",
          "regexp_",
          "xpath_",
          "query_to_",
          "table_to_",
          "schema_to_",
          "database_to_",
          "cursor_to_",
          "percentile_",
          "group_replication_",
          "asynchronous_");

  private Calls() {}

  static void look(String signal, Value value, View view, Findings findings) {
    String text = view.folded();
    for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
      int end = open > 0 && text.charAt(open - 1) == ' ' ? open - 1 : open;
      int start = end;
      while (start > 0 && end - start <= MAX_NAME && isNameSign(text.charAt(start - 1))) {
        start--;
      }
      double score = end > start ? score(text, start, end, open, value.place()) : 0;
      if (score > findings.score(signal)) {
        String form = score > WORDED ? "database-function" : "worded-function";
        findings.found(signal, form, score, value, view, view.foldedEvidence(start, open + 1));
      }
    }
  }

  private static double score(String text, int start, int end, int open, Place place) {
    if (Words.kind(text, start, end) != Tokens.FUNCTION) {
      return hasPrefix(text, start, end) ? WITHIN : 0;
    }
    if (Words.isOnlySql(text, start, end)) {
      return start == 0 && end == open && isWhole(text, open) ? AHEAD : WITHIN;
    }
    boolean isParted = end < open && open + 1 < text.length();
    return place == Place.PATH || isParted ? 0 : WORDED;
  }

  private static boolean hasPrefix(String text, int start, int end) {
    for (String prefix : PREFIXES) {
      if (end - start > prefix.length() && text.startsWith(prefix, start)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a call has an argument, and nothing stands after it but more of the expression. */
  private static boolean isWhole(String text, int open) {
    int close = Math.max(open + 1, text.lastIndexOf(')'));
    return open + 2 < text.length() && text.indexOf(' ', close) < 0;
  }

  private static boolean isNameSign(char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || c == '.' || (c >= '0' && c <= '9');
  }
}
