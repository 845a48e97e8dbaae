package dev.bailiff.detectors.shell;

/** The patterns by which shells complete names: {@code ?}, {@code *} and {@code [abc]}. */
final class Glob {
  private Glob() {}

  /** Whether a name fits a pattern; takes at most the product of their lengths. */
  static boolean fits(String pattern, String name) {
    boolean[] reached = new boolean[name.length() + 1];
    reached[0] = true;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = c == '[' ? pattern.indexOf(']', at + 1) : at;
      if (c == '*') {
        for (int i = 1; i <= name.length(); i++) {
          reached[i] |= reached[i - 1];
        }
      } else {
        String choice = c == '[' && end > 0 ? pattern.substring(at + 1, end) : "";
        for (int i = name.length(); i > 0; i--) {
          reached[i] = reached[i - 1] && isOne(c, choice, name.charAt(i - 1));
        }
        reached[0] = false;
      }
      at = (end < 0 ? at : end) + 1;
    }
    return reached[name.length()];
  }

  private static boolean isOne(char sign, String choice, char letter) {
    if (!choice.isEmpty()) {
      return choice.startsWith("!") ? choice.indexOf(letter) < 0 : choice.indexOf(letter) >= 0;
    }
    return sign == '?' || sign == letter;
  }
}
