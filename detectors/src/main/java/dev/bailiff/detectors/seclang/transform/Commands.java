package dev.bailiff.detectors.seclang.transform;

/** Undoes what shells do not care for, so that one spelling of a command remains. */
final class Commands {
  private Commands() {}

  static String flattened(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean isAfterBlank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' || c == '\\' || c == '^') {
        continue;
      }
      if (c == ',' || c == ';' || Letters.isSpace(c)) {
        if (!isAfterBlank) {
          out.append(' ');
          isAfterBlank = true;
        }
        continue;
      }
      if ((c == '/' || c == '(') && isAfterBlank) {
        out.setLength(out.length() - 1);
      }
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      isAfterBlank = false;
    }
    return out.toString();
  }
}
