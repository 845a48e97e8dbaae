package dev.bailiff.app.html;

import java.util.regex.Pattern;

/**
 * Text from outside, safe to show: what a terminal would obey, and what would turn the order of
 * letters around, is shown as {@code .}.
 */
public final class Shown {
  /** Controls of both ranges, the ends of lines that Unicode adds, and the marks of direction. */
  private static final Pattern OBEYED =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private Shown() {}

  /** The text in one line. */
  public static String of(String text) {
    return OBEYED.matcher(text).replaceAll(".");
  }

  /** The text in one line, its end left out where it is longer than this. */
  public static String of(String text, int longest) {
    String safe = of(text);
    return safe.length() <= longest ? safe : safe.substring(0, longest - 3) + "...";
  }
}
