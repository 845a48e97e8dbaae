package dev.bailiff.app.reader;

/**
 * A message that a log keeper wrote once for several: {@code message repeated 5 times: [ Failed
 * password …]}.
 *
 * @param text the message itself
 * @param times how many the line stands for, besides the one logged before it
 */
record Repeats(String text, int times) {
  private static final String PREFIX = "message repeated ";
  private static final String MIDDLE = " times: [ ";
  private static final String BARE = "last message repeated ";

  /** More attempts than this within the few seconds that log keepers wait are not believed. */
  static final int MOST = 10_000;

  /** The message, and how many there were of it. */
  static Repeats of(String text) {
    if (!text.startsWith(PREFIX) || !text.endsWith("]")) {
      return new Repeats(text, 1);
    }
    int times = number(text, PREFIX.length());
    int middle = text.indexOf(MIDDLE, PREFIX.length());
    if (times < 1 || middle < 0) {
      return new Repeats(text, 1);
    }
    return new Repeats(text.substring(middle + MIDDLE.length(), text.length() - 1), times);
  }

  /**
   * How often the line before this one is repeated by {@code last message repeated 5 times}; mostly
   * 0.
   */
  static int ofLast(String text) {
    return text.startsWith(BARE) ? number(text, BARE.length()) : 0;
  }

  /** The number that begins here, at most {@value #MOST}; 0 if there is none. */
  static int number(String text, int from) {
    int value = 0;
    for (int at = from; at < text.length(); at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = Math.min(value * 10 + digit, MOST);
    }
    return value;
  }
}
