package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Field;
import java.util.Locale;
import java.util.Map;

/** Whether the fields that say where a request ends can be read in two ways. */
final class Framing {
  private Framing() {}

  static void look(Surest found, Field headers, Map<String, String> fields) {
    String length = fields.get("content-length");
    String coding = fields.get("transfer-encoding");
    if (length != null && coding != null) {
      found.note("length-and-coding", 0.8, headers, coding);
    }
    if (length != null && !isNumber(length)) {
      boolean isRepeated = length.indexOf(',') > 0;
      String form = isRepeated ? "two-lengths" : "no-length";
      found.note(form, isRepeated ? 0.85 : 0.7, headers, length);
    }
    if (coding != null && !isPlainCoding(coding)) {
      found.note("disguised-coding", 0.85, headers, coding);
    }
    for (String name : fields.keySet()) {
      if (isNearlyCoding(name)) {
        found.note("disguised-field", 0.85, headers, name);
      }
    }
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= 19
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isPlainCoding(String coding) {
    String lower = coding.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "chunked", "gzip, chunked", "deflate, chunked", "identity", "gzip", "trailers" -> true;
      default -> false;
    };
  }

  /** A name that one program takes for the field that says how a body is coded, and another not. */
  private static boolean isNearlyCoding(String name) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), 40); i++) {
      char c = name.charAt(i);
      if (Character.isLetter(c)) {
        letters.append(Character.toLowerCase(c));
      }
    }
    boolean isSame = letters.toString().equals("transferencoding");
    return isSame && !name.equalsIgnoreCase("transfer-encoding");
  }
}
