package dev.bailiff.casework.store;

/** What every database can keep. */
public final class Storable {
  private static final char REPLACEMENT = '\uFFFD';

  private Storable() {}

  /**
   * The text, with replacement characters for NUL, which PostgreSQL refuses, and for halves of
   * surrogate pairs, which UTF-8 cannot express. A text from outside must not be able to stop
   * everything behind it.
   */
  public static String text(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      if (isBad(text, i)) {
        if (changed == null) {
          changed = new StringBuilder(text);
        }
        changed.setCharAt(i, REPLACEMENT);
      }
    }
    return changed == null ? text : changed.toString();
  }

  private static boolean isBad(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c == 0;
  }
}
