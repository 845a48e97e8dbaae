package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.decoding.Decoded;

/** The names of a query's or form's parameters, as far as they are odd. */
final class Parameters {
  /** The longest names that programs give to fields are of nested records. */
  private static final int LONG_NAME = 100;

  private static final int LONG_VALUE = 4_096;

  /** Forms have fewer; more are sent to slow down the table that they are put into. */
  private static final int MANY = 255;

  private static final String OVERRIDE = "_method";

  private Parameters() {}

  static void look(Surest found, Field field, String text, boolean isForm) {
    int count = 0;
    int start = 0;
    while (start < text.length()) {
      int mark = text.indexOf('&', start);
      int end = mark < 0 ? text.length() : mark;
      int equals = text.indexOf('=', start, end);
      int nameEnd = equals < 0 ? end : equals;
      name(found, field, text, start, nameEnd, isForm);
      if (!isForm && end - nameEnd > LONG_VALUE) {
        found.note("long-value", 0.2, field, text, start, end);
      }
      count++;
      start = end + 1;
    }
    if (count > MANY) {
      found.note("many-parameters", 0.4, field, text, 0, text.length());
    }
  }

  /** Whether a name is the one by which some frameworks take another method than was sent. */
  static boolean isOverride(String name) {
    return name.length() <= 3 * OVERRIDE.length() && Decoded.ofQuery(name).text().equals(OVERRIDE);
  }

  private static void name(
      Surest found, Field field, String text, int start, int end, boolean isForm) {
    if (end - start > LONG_NAME) {
      found.note("long-name", 0.3, field, text, start, end);
      return;
    }
    if (end > start && (text.charAt(start) == '_' || text.charAt(start) == '%')) {
      if (isOverride(text.substring(start, end))) {
        found.note("method-override", isForm ? 0.2 : 0.4, field, text, start, end);
      }
    }
    int bracket = text.indexOf(']', start, end);
    if (bracket >= 0 && bracket < end - 1 && text.charAt(bracket + 1) != '[') {
      found.note("name-after-index", 0.3, field, text, start, end);
    }
  }
}
