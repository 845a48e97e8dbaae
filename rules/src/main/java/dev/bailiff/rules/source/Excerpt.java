package dev.bailiff.rules.source;

/** A source line with carets under a place in it. */
record Excerpt(String line, Place place, int width) {

  /** Two lines: the source and the carets. */
  String render() {
    int[] points = printable(line).codePoints().toArray();
    int start = Math.min(place.column() - 1, points.length);
    int length = Math.max(1, Math.min(place.length(), points.length - start));
    int from = points.length <= width || start < width / 2 ? 0 : start - width / 2;
    int to = Math.min(points.length, from + width);
    String lead = from > 0 ? "..." : "";
    String shown = lead + new String(points, from, to - from) + (to < points.length ? "..." : "");
    String number = String.valueOf(place.line());
    String margin = " ".repeat(number.length());
    int indent = lead.length() + start - from;
    int carets = Math.max(1, Math.min(length, to - start));
    return "  "
        + number
        + " | "
        + shown
        + "\n"
        + "  "
        + margin
        + " | "
        + " ".repeat(indent)
        + "^".repeat(carets)
        + "\n";
  }

  /** The text with every control character, which could steer a terminal, made harmless. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point ->
            shown.appendCodePoint(
                point == '\t' ? ' ' : Character.isISOControl(point) ? '?' : point));
    return shown.toString();
  }
}
