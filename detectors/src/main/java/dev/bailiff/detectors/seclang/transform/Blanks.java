package dev.bailiff.detectors.seclang.transform;

/** Blanks, the one that breaks no line among them. */
final class Blanks {
  private static final char NO_BREAK = 0xa0;

  private Blanks() {}

  static String compressed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean isAfterBlank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isBlank = isBlank(c);
      if (!isBlank || !isAfterBlank) {
        out.append(isBlank ? ' ' : c);
      }
      isAfterBlank = isBlank;
    }
    return out.toString();
  }

  static String removed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isBlank(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  static String trimmed(String text, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && Letters.isSpace(text.charAt(start))) {
      start++;
    }
    while (right && end > start && Letters.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Letters.isSpace(c) || c == NO_BREAK;
  }
}
