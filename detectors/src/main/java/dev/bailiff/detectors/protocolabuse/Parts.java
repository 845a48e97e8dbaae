package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The header fields of the parts of a multipart body. Browsers write two of them, always alike;
 * whoever writes others wants a filter to read the body otherwise than the program behind it.
 */
final class Parts {
  /** Forms have fewer; what comes after is looked at as values only. */
  private static final int MOST = 256;

  private static final int MOST_FIELDS = 16;

  private static final Set<String> USUAL =
      Set.of(
          "content-disposition",
          "content-type",
          "content-transfer-encoding",
          "content-length",
          "content-id",
          "content-description",
          "content-location",
          "mime-version");

  private final Surest found;
  private final Surest abuse;
  private final Field field;
  private final String text;
  private final boolean isForm;

  private Parts(Surest found, Surest abuse, Field field, String text, boolean isForm) {
    this.found = found;
    this.abuse = abuse;
    this.field = field;
    this.text = text;
    this.isForm = isForm;
  }

  /** Looks at a body that says it is one, or begins as one. */
  static void look(Surest found, Surest abuse, Field field, String body, String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (!type.startsWith("multipart/") && !body.startsWith("--")) {
      return;
    }
    String boundary = boundary(type, contentType);
    if (type.startsWith("multipart/")) {
      if (boundary.isEmpty()) {
        found.note("no-boundary", 0.4, field, body, 0, body.length());
      } else if (!body.contains("--" + boundary)) {
        found.note("other-boundary", 0.4, field, body, 0, body.length());
      }
    }
    int line = body.indexOf('\n');
    String mark =
        body.startsWith("--") && line > 2 ? body.substring(0, line).strip() : "--" + boundary;
    boolean isForm = type.isEmpty() || type.contains("form-data");
    if (mark.length() > 2) {
      new Parts(found, abuse, field, body, isForm).parts(mark);
    }
  }

  private static String boundary(String lower, String type) {
    int at = lower.indexOf("boundary=");
    if (at < 0) {
      return "";
    }
    String rest = type.substring(at + "boundary=".length());
    int close = rest.startsWith("\"") ? rest.indexOf('"', 1) : -1;
    return close > 0 ? rest.substring(1, close) : rest.split("[;,\\s]", 2)[0];
  }

  private void parts(String mark) {
    int at = text.indexOf(mark);
    for (int count = 0; at >= 0 && count < MOST; count++) {
      int start = text.indexOf('\n', at + mark.length()) + 1;
      int next = text.indexOf(mark, at + mark.length());
      int end = next < 0 ? text.length() : next;
      if (start <= 0 || start >= end) {
        return;
      }
      part(start, end);
      at = next;
    }
  }

  private void part(int start, int end) {
    Set<String> seen = new HashSet<>();
    String name = "";
    int at = start;
    for (int count = 0; at < end && count < MOST_FIELDS; count++) {
      int stop = lineEnd(at, end);
      String line = text.substring(at, stop);
      if (line.isEmpty()) {
        break;
      }
      field(line, at, seen);
      if (line.regionMatches(true, 0, "content-disposition:", 0, 20)) {
        name = PartNames.name(line);
      }
      at = afterLine(stop, end);
    }
    if (isForm && !seen.contains("content-disposition")) {
      found.note("no-disposition", 0.4, field, text, start, Math.min(end, start + 80));
    }
    if (name.equals("_charset_")) {
      charset(afterLine(at, end), end);
    } else if (Parameters.isOverride(name)) {
      abuse.note("method-override", 0.2, field, text, start, at);
    }
  }

  private void field(String line, int at, Set<String> seen) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      note("part-field", 0.4, line, at);
      return;
    }
    String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
    String value = line.substring(colon + 1).strip();
    if (!name.chars().allMatch(c -> c > ' ' && c < 0x7f) || name.isEmpty()) {
      note("part-field", 0.5, line, at);
    } else if (!seen.add(name)) {
      note("two-part-fields", 0.6, line, at);
    } else if (!USUAL.contains(name)) {
      note("unusual-part-field", 0.2, line, at);
    }
    switch (name.strip()) {
      case "content-type" -> MediaType.look(value, (form, score) -> note(form, score, line, at));
      case "content-transfer-encoding" -> encoding(value, line, at);
      case "content-disposition" ->
          PartNames.look(value, (form, score) -> note(form, score, line, at));
      default -> {}
    }
  }

  /** Forms are not encoded so any more; some programs undo it, and few filters. */
  private void encoding(String value, String line, int at) {
    String lower = value.toLowerCase(Locale.ROOT);
    boolean isPlain = lower.equals("binary") || lower.equals("8bit") || lower.equals("7bit");
    note("part-encoding", isPlain ? 0.15 : 0.5, line, at);
  }

  private void charset(int start, int end) {
    String value = text.substring(Math.min(start, end), Math.max(start, lineEnd(start, end)));
    double oddity = Charset.oddity(value.strip());
    if (oddity > 0) {
      note("charset", oddity, value, start);
    }
  }

  private void note(String form, double score, String line, int at) {
    found.note(form, score, field, text, at, at + line.length());
  }

  private int lineEnd(int at, int end) {
    int stop = text.indexOf('\n', at);
    int line = stop < 0 || stop > end ? end : stop;
    return line > at && text.charAt(line - 1) == '\r' ? line - 1 : line;
  }

  private int afterLine(int stop, int end) {
    int line = text.indexOf('\n', Math.min(stop, end));
    return line < 0 || line >= end ? end : line + 1;
  }
}
