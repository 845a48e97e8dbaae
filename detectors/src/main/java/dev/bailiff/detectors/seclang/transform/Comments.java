package dev.bailiff.detectors.seclang.transform;

/** Comments as SQL, C, shells and HTML write them. */
final class Comments {
  private Comments() {}

  /** Each comment of C becomes a blank, also one that is never closed. */
  static String replaced(String text) {
    int open = text.indexOf("/*");
    if (open < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (open >= 0) {
      out.append(text, at, open).append(' ');
      int close = text.indexOf("*/", open + 2);
      at = close < 0 ? text.length() : close + 2;
      open = text.indexOf("/*", at);
    }
    return out.append(text, at, text.length()).toString();
  }

  /** Comments of C and HTML go; {@code --} and {@code #} become blanks. */
  static String removed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("/*", at)) {
        at = after(text, "*/", at + 2);
      } else if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at + 4);
      } else if (text.startsWith("--", at) || text.charAt(at) == '#') {
        return out.append(' ').toString();
      } else {
        out.append(text.charAt(at++));
      }
    }
    return out.toString();
  }

  /** The signs that begin and end comments go, what stands between them stays. */
  static String withoutSigns(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int length = sign(text, at);
      if (length == 0) {
        out.append(text.charAt(at++));
      } else {
        at += length;
      }
    }
    return out.toString();
  }

  private static int sign(String text, int at) {
    if (text.startsWith("<!--", at)) {
      return 4;
    }
    if (text.startsWith("-->", at)) {
      return 3;
    }
    boolean isTwo =
        text.startsWith("/*", at) || text.startsWith("*/", at) || text.startsWith("--", at);
    return isTwo ? 2 : text.charAt(at) == '#' ? 1 : 0;
  }

  private static int after(String text, String close, int from) {
    int found = text.indexOf(close, from);
    return found < 0 ? text.length() : found + close.length();
  }
}
