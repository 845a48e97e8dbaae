package dev.bailiff.detectors.seclang.transaction;

/** Reads names and values parted by equals signs. */
final class Pairs {
  /** Receives names and values. */
  @FunctionalInterface
  interface Sink {
    /** One pair; whether more are wanted. */
    boolean pair(String name, String value);
  }

  private Pairs() {}

  /** A query or form: parted by ampersands, decoded. */
  static void ofForm(String text, Sink sink) {
    int start = 0;
    while (start < text.length()) {
      int mark = text.indexOf('&', start);
      int end = mark < 0 ? text.length() : mark;
      if (end > start) {
        int equals = text.indexOf('=', start);
        boolean hasValue = equals >= 0 && equals < end;
        String name = decoded(text.substring(start, hasValue ? equals : end), true);
        String value = hasValue ? decoded(text.substring(equals + 1, end), true) : "";
        if (!sink.pair(name, value)) {
          return;
        }
      }
      start = end + 1;
    }
  }

  /** Cookies: parted by semicolons, as they are. */
  static void ofCookies(String text, Sink sink) {
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals >= 0) {
        String name = part.substring(0, equals).stripLeading();
        if (!sink.pair(name, part.substring(equals + 1))) {
          return;
        }
      }
    }
  }

  /** Resolves percent signs; what is no code stays. */
  static String decoded(String text, boolean plusIsBlank) {
    if (text.indexOf('%') < 0 && (!plusIsBlank || text.indexOf('+') < 0)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int high = c == '%' && at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
      if (low >= 0) {
        out.append((char) (high * 16 + low));
        at += 3;
      } else {
        out.append(plusIsBlank && c == '+' ? ' ' : c);
        at++;
      }
    }
    return out.toString();
  }
}
