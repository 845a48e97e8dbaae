package dev.bailiff.detectors.decoding;

import dev.bailiff.core.event.Field;
import dev.bailiff.core.signal.Evidence;

/**
 * Cuts evidence out of untrusted text so that it can be shown: bounded, no control characters, no
 * half characters.
 */
public final class Excerpt {
  private Excerpt() {}

  /** Evidence for a match in a field's own text. */
  public static Evidence evidence(Field field, String text, int start, int end) {
    return new Evidence(field.path(), start, end, of(text, start, end));
  }

  /** The part of a text between two indexes as it can be shown. */
  public static String of(String text, int start, int end) {
    int stop = Math.min(end, start + Evidence.MAX_EXCERPT);
    StringBuilder shown = new StringBuilder(stop - start);
    for (int i = start; i < stop; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < stop
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        shown.append(c).append(text.charAt(++i));
      } else {
        shown.append(isShowable(c) ? c : '\ufffd');
      }
    }
    return shown.toString();
  }

  private static boolean isShowable(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
